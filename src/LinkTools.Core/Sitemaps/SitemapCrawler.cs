using System.Runtime.CompilerServices;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Streams;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>Reads the sitemaps of sites, and local sitemaps.</summary>
public sealed class SitemapCrawler : IDisposable
{
    private readonly PageFetcher _fetcher;
    private readonly FetchOptions _fetch;
    private readonly SitemapOptions _options;

    /// <summary>Creates a crawler with its own connections, which <see cref="Dispose"/> closes.</summary>
    public SitemapCrawler(FetchOptions fetch, SitemapOptions options)
    {
        _fetcher = new PageFetcher(fetch);
        (_fetch, _options) = (fetch, options);
    }

    /// <inheritdoc/>
    public void Dispose() => _fetcher.Dispose();

    /// <summary>The pages of a site, a robots.txt or a sitemap, as they arrive.</summary>
    public IAsyncEnumerable<SitemapItem> ReadAsync(WebUrl start, CancellationToken stop) =>
        new SitemapWalker(_fetcher, _options).WalkAsync(start, stop);

    /// <summary>The pages of a local file. The sitemaps that an index names are fetched.</summary>
    public async IAsyncEnumerable<SitemapItem> ReadFileAsync(
        string path, WebUrl? baseUrl, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(path);
        var url = baseUrl ?? WebUrl.Parse(new Uri(Path.GetFullPath(path)).AbsoluteUri)!;
        var reader = new SitemapReader { DocumentName = path };
        var references = new List<WebUrl>();
        var (isRead, count) = (true, 0);
        var entries = ReadEntriesAsync(reader, path, url, stop).GetAsyncEnumerator(stop);
        await using var closing = entries.ConfigureAwait(false);
        while (true)
        {
            PageFailure? failure = null;
            try
            {
                if (!await entries.MoveNextAsync().ConfigureAwait(false))
                    break;
            }
            catch (SitemapFormatException fault)
            {
                failure = SitemapWalk.Explain(_options, path, fault);
            }
            catch (TimeoutException)
            {
                var detail = FormattableString.Invariant($"was not read within {_fetch.Timeout.TotalSeconds} s");
                failure = new PageFailure(
                    FailureReason.Timeout, FailureText.Of(FailureReason.Timeout, path, detail, isPage: false));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                failure = new PageFailure(
                    FailureReason.FileUnreadable,
                    FailureText.Of(FailureReason.FileUnreadable, path, $"cannot be read: {exception.Message}"));
            }

            if (failure is not null)
            {
                yield return new SitemapItem { Document = path, Failure = failure };
                isRead = false;
                break;
            }

            count++;

            if (entries.Current.Page is { } page)
                yield return new SitemapItem { Document = path, Page = page };
            else if (entries.Current.Reference is { } reference)
                references.Add(reference.Url);
        }

        if (isRead && count == 0)
            yield return new SitemapItem { Document = path, Warning = $"{path} lists no page and no sitemap." };
        if (reader.DescribeProblems(path) is { } faults)
            yield return new SitemapItem { Document = path, Warning = faults };
        foreach (var problem in reader.Problems)
            yield return new SitemapItem { Document = path, Note = $"{path}, line {problem.Line}: {problem.Message}." };
        await foreach (var item in
            new SitemapWalker(_fetcher, _options).WalkAsync(url, references, stop).ConfigureAwait(false))
            yield return item;
    }

    private async IAsyncEnumerable<SitemapEntry> ReadEntriesAsync(
        SitemapReader reader, string path, WebUrl url, [EnumeratorCancellation] CancellationToken stop)
    {
        var file = await WaitableFile.OpenAsync(path, _fetch.Timeout, _fetch.TimeProvider, stop).ConfigureAwait(false);
        await using var closing = file.ConfigureAwait(false);
        await foreach (var entry in reader.ReadAsync(
                file, url, new SitemapLimits { IsLenient = _options.IsLenient }, stop).ConfigureAwait(false))
            yield return entry;
    }
}
