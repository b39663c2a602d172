using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads the sitemaps of a site, one after the other: from its address, its robots.txt, an index or a single document. Pages come
/// out while their document is still arriving. Each document is read once.
/// </summary>
internal sealed class SitemapWalker(PageFetcher fetcher, SitemapOptions options)
{
    private const int ItemsAhead = 256;

    /// <summary>Everything that is announced from <paramref name="start"/> on.</summary>
    public async IAsyncEnumerable<SitemapItem> WalkAsync(WebUrl start, [EnumeratorCancellation] CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var items = Channel.CreateBounded<SitemapItem>(ItemsAhead);
        var walking = WalkAsync(start, items.Writer, abort.Token);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(stop).ConfigureAwait(false))
                yield return item;
        }
        finally
        {
            await abort.CancelAsync().ConfigureAwait(false);
            await walking.ConfigureAwait(false);
        }
    }

    /// <summary>Gives <paramref name="add"/> every page that the site of <paramref name="url"/> announces.</summary>
    public async Task SeedAsync(WebUrl url, Func<WebUrl, bool> add, CancellationToken stop)
    {
        await foreach (var item in WalkAsync(WebUrl.Parse("/", url)!, stop).ConfigureAwait(false))
        {
            if (item.Page is { } page && WebUrl.Parse(page.Url) is { } found)
                add(found);
        }
    }

    private async Task WalkAsync(WebUrl start, ChannelWriter<SitemapItem> items, CancellationToken stop)
    {
        try
        {
            var walk = new Walk(fetcher, options, items);
            await walk.RunAsync(start, stop).ConfigureAwait(false);
            items.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the reader, who is waiting on the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            items.Complete(exception);
        }
    }
}
