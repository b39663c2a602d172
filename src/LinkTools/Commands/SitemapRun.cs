using System.Management.Automation;
using LinkTools.Core.Http;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>The work behind Get-SitemapUrl: reads the sitemaps and reports what they hold as records.</summary>
internal sealed class SitemapRun(FetchOptions fetch, SitemapOptions options) : IDisposable
{
    private readonly SitemapCrawler _crawler = new(fetch, options);
    private long _pages;

    /// <summary>Reads what <paramref name="input"/> gives, URLs and paths of files, until it is over.</summary>
    public async Task RunAsync(IAsyncEnumerable<object> input, RecordQueue records, CancellationToken stop)
    {
        await foreach (var source in input.ConfigureAwait(false))
        {
            var items = source is WebUrl url
                ? _crawler.ReadAsync(url, stop)
                : _crawler.ReadFileAsync((string)source, null, stop);
            await foreach (var item in items.ConfigureAwait(false))
                await records.PutAsync(Report(item), stop).ConfigureAwait(false);
        }
    }

    public ProgressRecord? DescribeProgress() =>
        Interlocked.Read(ref _pages) is > 0 and var pages
            ? new ProgressRecord(0, "Reading sitemaps", $"{pages} pages")
            : null;

    public void Dispose() => _crawler.Dispose();

    private StreamRecord Report(SitemapItem item)
    {
        if (item.Failure is { } failure)
            return StreamRecord.Error(Errors.Failure(failure, item.Document, item.StatusCode));
        if (item.Warning is { } warning)
            return StreamRecord.Warning(warning);
        if (item.Page is not { } page)
            return StreamRecord.Verbose(item.Note!);
        Interlocked.Increment(ref _pages);
        return StreamRecord.Objects([page]);
    }
}
