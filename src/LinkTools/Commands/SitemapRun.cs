using System.Management.Automation;
using LinkTools.Core.Http;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>The work behind Get-SitemapUrl: reads the sitemaps and turns their entries into records.</summary>
/// <param name="fetch">How documents are fetched.</param>
/// <param name="options">How they are read.</param>
/// <param name="file">The file that pages are written to; null for none.</param>
/// <param name="passesThru">True if pages also go down the pipeline when they are written to a file.</param>
internal sealed class SitemapRun(
    FetchOptions fetch, SitemapOptions options, RowFileSettings? file, bool passesThru) : IDisposable
{
    private readonly SitemapCrawler _crawler = new(fetch, options);
    private long _pages;

    /// <summary>Reads the URLs and paths of <paramref name="input"/> until it ends.</summary>
    public async Task RunAsync(IAsyncEnumerable<object> input, RecordQueue records, CancellationToken stop)
    {
        using var output = file is null ? null : new RecordFile<SitemapUrl>(file, SitemapColumns.Write);
        await foreach (var source in input.ConfigureAwait(false))
        {
            var items = source is WebUrl url
                ? _crawler.ReadAsync(url, stop)
                : _crawler.ReadFileAsync((string)source, null, stop);
            await foreach (var item in items.ConfigureAwait(false))
            {
                if (item.Page is { } page)
                    output?.Add(page);
                if (output is null || passesThru || item.Page is null)
                    await records.PutAsync(Report(item), stop).ConfigureAwait(false);
                else
                    Interlocked.Increment(ref _pages);
            }
        }

        output?.Complete();
    }

    public ProgressRecord? DescribeProgress() =>
        Interlocked.Read(ref _pages) is > 0 and var pages
            ? new ProgressRecord(0, "Reading sitemaps", Plural.Of(pages, "page"))
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
