using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>The work behind Get-PageLinks: runs the crawler and tells each page's result as records.</summary>
internal sealed class PageLinksRun(CrawlOptions options)
{
    private readonly CrawlProgress _progress = new();
    private long _links;

    /// <summary>Crawls what <paramref name="input"/> gives until it is over.</summary>
    public async Task RunAsync(ChannelReader<object> input, RecordQueue records, Action onInputTaken, CancellationToken stop)
    {
        using var crawler = new Crawler(options with { Progress = _progress });
        await foreach (var page in crawler.CrawlAsync(ReadAsync(input, onInputTaken, stop), stop).ConfigureAwait(false))
        {
            foreach (var hop in page.Redirects)
                await records.PutAsync(StreamRecord.Verbose(Describe(hop)), stop).ConfigureAwait(false);
            if (page.Outcome == PageOutcome.Read)
                await records.PutAsync(StreamRecord.Verbose(Describe(page)), stop).ConfigureAwait(false);
            if (page.Links.Count > 0)
            {
                Interlocked.Add(ref _links, page.Links.Count);
                await records.PutAsync(StreamRecord.Objects(page.Links), stop).ConfigureAwait(false);
            }

            if (page.Outcome == PageOutcome.Failed)
                await records.PutAsync(StreamRecord.Error(Errors.Page(page)), stop).ConfigureAwait(false);
            else if (page.Outcome == PageOutcome.Skipped)
                await records.PutAsync(StreamRecord.Verbose($"Skipped {page.Request.Source}: {page.SkipReason}."), stop).ConfigureAwait(false);
            if (page.Outcome != PageOutcome.Arriving)
                await records.PutAsync(StreamRecord.Debug($"{page.Request.Source}: final URL {page.FinalUrl}, charset {page.Charset}, {page.Outcome}."), stop).ConfigureAwait(false);
        }
    }

    public ProgressRecord? DescribeProgress()
    {
        var asked = _progress.Asked;
        if (asked == 0)
            return null;
        var done = _progress.Done;
        return new ProgressRecord(0, "Getting links", $"{done} of {asked} pages, {_progress.InFlight} in flight, {_progress.Failed} failed; {Interlocked.Read(ref _links)} links")
        {
            PercentComplete = (int)(done * 100 / asked),
        };
    }

    private static async IAsyncEnumerable<PageRequest> ReadAsync(
        ChannelReader<object> input, Action onTaken, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var page in input.ReadAllAsync(stop).ConfigureAwait(false))
        {
            onTaken();
            yield return (PageRequest)page;
        }
    }

    private static string Describe(RedirectHop hop)
    {
        var isDowngrade = hop.From.StartsWith("https:", StringComparison.Ordinal) && hop.To.StartsWith("http:", StringComparison.Ordinal);
        return $"{hop.From}: {hop.StatusCode}, redirected to {hop.To}{(isDowngrade ? ", which is not encrypted: no credentials were sent there" : "")}.";
    }

    private static string Describe(PageResult page)
    {
        var links = page.LinkCount == 1 ? "1 link" : $"{page.LinkCount} links";
        var status = page.StatusCode is { } code ? $"{code}, " : "";
        return $"{page.Request.Source}: {status}{page.Bytes} bytes, {links}, {page.Elapsed.TotalMilliseconds:0} ms.";
    }
}
