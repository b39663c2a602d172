using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Http;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads the sitemaps of a site, one after the other: from its URL, its robots.txt, an index or a single document.
/// Pages are returned while their document is still arriving. Each document is read once.
/// </summary>
internal sealed class SitemapWalker(PageFetcher fetcher, SitemapOptions options)
{
    private const int ItemsPrefetched = 256;

    /// <summary>All pages that are listed from <paramref name="start"/> on.</summary>
    public IAsyncEnumerable<SitemapItem> WalkAsync(WebUrl start, CancellationToken stop) =>
        WalkAsync((walk, token) => walk.RunAsync(start, token), stop);

    /// <summary>
    /// All pages of the sitemaps that a local index names. The user did not name these sitemaps himself.
    /// </summary>
    public IAsyncEnumerable<SitemapItem> WalkAsync(
        WebUrl index, IReadOnlyList<WebUrl> references, CancellationToken stop) =>
        WalkAsync((walk, token) => walk.RunAsync(index, references, token), stop);

    private async IAsyncEnumerable<SitemapItem> WalkAsync(
        Func<SitemapWalk, CancellationToken, Task> run, [EnumeratorCancellation] CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var items = Channel.CreateBounded<SitemapItem>(ItemsPrefetched);
        var walking = WalkAsync(run, items.Writer, abort.Token);
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

    private async Task WalkAsync(
        Func<SitemapWalk, CancellationToken, Task> run, ChannelWriter<SitemapItem> items, CancellationToken stop)
    {
        try
        {
            await run(new SitemapWalk(fetcher, options, items), stop).ConfigureAwait(false);
            items.Complete();
        }
#pragma warning disable CA1031 // Every exception must reach the reader, who is waiting on the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            items.Complete(exception);
        }
    }
}
