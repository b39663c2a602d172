using System.Collections.Concurrent;
using System.Management.Automation;
using LinkTools.Core.Crawling;
using LinkTools.Core.Links;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// The work behind Get-PageLinks: runs the crawler, writes the links to a file if one is given, and turns results into
/// records.
/// </summary>
/// <param name="options">The options of the run.</param>
/// <param name="file">The file that links are written to; null for none.</param>
/// <param name="passesThru">True if links also go down the pipeline when they are written to a file.</param>
internal sealed class PageLinksRun(CrawlOptions options, RowFileSettings? file, bool passesThru)
{
    /// <summary>How many links of a large page go to the pipeline as one record.</summary>
    private const int LinksAtOnce = 1024;

    private readonly CrawlProgress _progress = new();
    private readonly RunTally _tally = new();
    private readonly TaskCompletionSource _allWritten = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DeliveredPages? _written;
    private long _unwritten = 1;

    /// <summary>True if the run writes a summary at its end.</summary>
    public bool ReportsSummary { get; init; }

    /// <summary>True if somebody may read the verbose or the debug stream.</summary>
    public bool IsTalkative { get; init; }

    /// <summary>Only a crawl with a state must know when the links of a page have been written.</summary>
    private bool IsRemembered => options.Recursion?.IsRemembered == true;

    private bool GivesObjects => file is null || passesThru;

    /// <summary>Reads the pages of <paramref name="input"/> until it ends.</summary>
    public async Task RunAsync(IAsyncEnumerable<PageRequest> input, RecordQueue records, CancellationToken stop)
    {
        using var output = file is null ? null : new LinkOutput(file);
        if (!IsRemembered)
            output?.Open();
        var crawler = new Crawler(options with
        {
            Progress = _progress,
            MakeRows = output is null ? null : output.MakeRows,
            GivesObjects = GivesObjects,
            Recursion = options.Recursion is { } rules ? rules with { Output = output } : null,
        });
        await using var closing = crawler.ConfigureAwait(false);
        if (output is null)
            await CrawlAsync(crawler, input, null, records, stop).ConfigureAwait(false);
        else
            await CrawlToFileAsync(crawler, input, output, records, stop).ConfigureAwait(false);
    }

    private async Task CrawlToFileAsync(
        Crawler crawler, IAsyncEnumerable<PageRequest> input, LinkOutput output, RecordQueue records,
        CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, output.Failed);
        try
        {
            await CrawlAsync(crawler, input, output, records, either.Token).ConfigureAwait(false);
        }
        finally
        {
            // Throws the error that ended the run, if there is one.
            await output.StopRecordingAsync().ConfigureAwait(false);
        }

        output.Complete();
    }

    private async Task CrawlAsync(
        Crawler crawler, IAsyncEnumerable<PageRequest> input, LinkOutput? output, RecordQueue records,
        CancellationToken stop)
    {
        // A store on this machine records at once.
        var recording = new ConcurrentBag<Task>();
        _written = new DeliveredPages(page =>
        {
            var recorded = default(ValueTask);
            if (output is null)
                recorded = crawler.CompleteAsync(page);
            else
                output.Deliver();
            if (!recorded.IsCompletedSuccessfully)
                recording.Add(recorded.AsTask());
        });
        var isRecording = false;
        try
        {
            await foreach (var page in crawler.CrawlAsync(input, stop).ConfigureAwait(false))
            {
                if (IsRemembered && !isRecording)
                    output?.StartRecording(crawler.CompleteAsync, options.Fetch.TimeProvider);
                isRecording = true;
                _tally.Add(page);
                await ReportAsync(page, output, records, stop).ConfigureAwait(false);
                if (!IsRemembered)
                    continue;
                if (!GivesObjects)
                {
                    output!.Deliver();
                    continue;
                }

                Interlocked.Increment(ref _unwritten);
                await records.PutAsync(StreamRecord.Mark(page with { Links = [], Rows = null }), stop)
                    .ConfigureAwait(false);
            }

            if (ReportsSummary || (options.Recursion is not null && IsTalkative))
                await SummarizeAsync(records, stop).ConfigureAwait(false);
            EndOne();
            await _allWritten.Task.WaitAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            _written.RecordAll();
            await Task.WhenAll(recording).ConfigureAwait(false);
        }
    }

    /// <summary>Called when all links of a page have been written.</summary>
    public void Complete(PageResult page)
    {
        _written!.Add(page);
        EndOne();
    }

    public ProgressRecord? DescribeProgress()
    {
        var (asked, done) = (_progress.Asked, _progress.Done);
        if (asked == 0)
            return null;
        if (options.Recursion is null)
        {
            return new ProgressRecord(
                0, "Getting links",
                $"{done} of {asked} pages, {_progress.InFlight} in flight, {_progress.Failed} failed; "
                + Plural.Of(_tally.Links, "link"))
            {
                PercentComplete = (int)(done * 100 / asked),
            };
        }

        var rate = done / Math.Max(_tally.Elapsed.TotalSeconds, 0.001);
        // The host is in the status, because the usual view of PowerShell shows nothing else.
        var host = _progress.Host is { Length: > 0 } inHand ? $"; at {inHand}" : "";
        return new ProgressRecord(
            0, "Crawling",
            $"{done} done, {_progress.Queued} queued, {_progress.Failed} failed; {rate:0} pages/s; "
            + $"{Plural.Of(_tally.Links, "link")}{host}");
    }

    private void EndOne()
    {
        if (Interlocked.Decrement(ref _unwritten) == 0)
            _allWritten.TrySetResult();
    }

    private async Task ReportAsync(PageResult page, LinkOutput? output, RecordQueue records, CancellationToken stop)
    {
        if (IsTalkative)
            await ReportStartAsync(page, records, stop).ConfigureAwait(false);
        foreach (var warning in page.Warnings)
            await records.PutAsync(StreamRecord.Warning(warning), stop).ConfigureAwait(false);
        if (IsTalkative && page.Outcome == PageOutcome.Read)
            await records.PutAsync(StreamRecord.Verbose(Describe(page)), stop).ConfigureAwait(false);
        output?.Write(page);
        // The links of a large page are made here in parts, so that no more of them wait than the pipeline takes soon.
        var links = PageLinks.Of(page.Links);
        if (GivesObjects)
        {
            foreach (var batch in links.Batches(LinksAtOnce))
                await records.PutAsync(StreamRecord.Objects(batch), stop).ConfigureAwait(false);
        }

        links.Release();
        if (page.Outcome == PageOutcome.Failed)
            await records.PutAsync(StreamRecord.Error(Errors.Page(page)), stop).ConfigureAwait(false);
        if (IsTalkative)
            await ReportEndAsync(page, records, stop).ConfigureAwait(false);
    }

    private static async Task ReportStartAsync(PageResult page, RecordQueue records, CancellationToken stop)
    {
        foreach (var hop in page.Redirects)
            await records.PutAsync(StreamRecord.Verbose(Describe(hop)), stop).ConfigureAwait(false);
        foreach (var note in page.Notes)
            await records.PutAsync(StreamRecord.Verbose(note), stop).ConfigureAwait(false);
    }

    private static async Task ReportEndAsync(PageResult page, RecordQueue records, CancellationToken stop)
    {
        if (page.Outcome == PageOutcome.Skipped)
            await records.PutAsync(
                StreamRecord.Verbose($"Skipped {page.Request.Source}: {page.SkipReason}."), stop).ConfigureAwait(false);
        if (page.Outcome != PageOutcome.Arriving)
            await records.PutAsync(
                StreamRecord.Debug(
                    $"{page.Request.Source}: final URL {page.FinalUrl}, charset {page.Charset}, {page.Outcome}."),
                stop).ConfigureAwait(false);
    }

    private async Task SummarizeAsync(RecordQueue records, CancellationToken stop)
    {
        var summary = _tally.Summarize();
        if (ReportsSummary)
            await records.PutAsync(StreamRecord.Information(summary), stop).ConfigureAwait(false);
        if (IsTalkative)
            await records.PutAsync(StreamRecord.Verbose(RunTally.Describe(summary)), stop).ConfigureAwait(false);
    }

    private static string Describe(RedirectHop hop)
    {
        var isDowngrade = hop.From.StartsWith("https:", StringComparison.Ordinal)
            && hop.To.StartsWith("http:", StringComparison.Ordinal);
        return $"{hop.From}: {hop.StatusCode}, redirected to "
            + $"{hop.To}{(isDowngrade ? ", which is not encrypted: no credentials were sent there" : "")}.";
    }

    private static string Describe(PageResult page)
    {
        var links = Plural.Of(page.LinkCount, "link");
        var status = page.StatusCode is { } code ? $"{code}, " : "";
        return $"{page.Request.Source}: {status}{Plural.Of(page.Bytes, "byte")}, {links}, "
            + $"{page.Elapsed.TotalMilliseconds:0} ms.";
    }
}
