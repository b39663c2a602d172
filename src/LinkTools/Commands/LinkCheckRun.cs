using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// The work behind Test-PageLink. It is not part of the cmdlet's type, whose fields an import looks at.
/// </summary>
internal sealed class LinkCheckRun
{
    private readonly CheckOptions _options;
    private readonly LocalSite? _local;
    private readonly CrawlProgress _progress = new();
    private readonly CheckTally _tally = new();
    private readonly bool _readsPages, _isQuiet, _reportsSummary;

    private readonly RowFileSettings? _file;
    private readonly bool _givesObjects;
    private readonly SiteVerdicts _sites = new();
    private readonly List<string> _given = [];
    private RememberedChecks? _remembered;

    private LinkCheckRun(TestPageLinkCommand cmdlet, CheckOptions options, LocalSite? local, RowFileSettings? file)
    {
        (_file, _givesObjects) = (file, file is null || cmdlet.PassThru);
        (_options, _local) = (options with { Crawl = options.Crawl with { Progress = _progress } }, local);
        (_readsPages, _isQuiet, _reportsSummary) = (cmdlet.ReadsPages, cmdlet.Quiet, cmdlet.Summary);
    }

    private bool IsRemembered => _options.Crawl.Recursion?.IsRemembered == true;

    /// <summary>
    /// Checks the parameters; a value that cannot be used ends the command. Null if there is nothing to do.
    /// </summary>
    public static LinkCheckRun? Create(TestPageLinkCommand cmdlet)
    {
        var kinds = KindSelection.Parse(
            cmdlet.Kind.Length > 0 ? cmdlet.Kind : CheckParameters.DefaultKinds, out var unknown);
        cmdlet.Refuse(
            unknown is not null, ErrorId.UnknownKind,
            $"-Kind '{unknown}' is not a kind of link. The kinds are: "
            + $"{string.Join(", ", KindSelection.Names)}.", unknown);
        cmdlet.Refuse(
            cmdlet.BaseUrl is not null && WebUrl.Parse(cmdlet.BaseUrl) is null, ErrorId.InvalidBaseUrl,
            $"-BaseUrl '{cmdlet.BaseUrl}' is not an absolute URL. Give one like https://example.com/.", cmdlet.BaseUrl);
        var statuses = StatusRanges.Parse(cmdlet.AcceptStatus, out var wrong);
        cmdlet.Refuse(
            statuses is null, ErrorId.InvalidStatus,
            $"-AcceptStatus '{wrong}' is not an HTTP status. Write a status as 403, a class as 4xx, a range as "
            + "200-299.",
            wrong);
        var (fetch, recursion) = cmdlet.BuildCrawl(
            new KeyValuePair<string, string>("Kind", KindSelection.Describe(kinds)));
        cmdlet.Refuse(
            cmdlet.Ordered && recursion is not null, ErrorId.OrderedConflict,
            "-Ordered cannot be combined with -Recurse or -StatePath, because the pages, and those that are "
            + "done, are found "
            + "on the way.");
        var excluded = CheckParameters.Patterns(cmdlet.Exclude);
        var options = new CheckOptions
        {
            Crawl = new CrawlOptions
            {
                ThrottleLimit = cmdlet.ThrottleLimit,
                IsOrdered = cmdlet.Ordered,
                Kinds = kinds,
                Selection = cmdlet.BuildSelection(cmdlet.ReadsPages),
                Fetch = fetch,
                Recursion = recursion,
                Robots = CheckParameters.RobotsOf(cmdlet),
            },
            SkipsFragments = cmdlet.SkipFragment,
            ChecksTextFragments = cmdlet.IncludeTextFragment,
            AcceptedStatuses = statuses!,
            IsExcluded = url => Array.Exists(excluded, pattern => pattern.IsMatch(url)),
            Rewrite = CheckParameters.RewriteOf(cmdlet),
            RequiresHttps = cmdlet.RequireHttps,
            CertificateExpiryDays = cmdlet.CertificateExpiryDays,
            Baseline = CheckParameters.BaselineOf(cmdlet),
            Method = Enum.Parse<CheckMethod>(cmdlet.Method, ignoreCase: true),
            RespectsRobots = cmdlet.RespectRobots,
            IsOrdered = cmdlet.Ordered,
        };
        var local = LocalFiles.SiteOf(cmdlet);
        return cmdlet.TryBuildFile(out var file) ? new LinkCheckRun(cmdlet, options, local, file) : null;
    }

    /// <summary>A URL that the user typed: a page to start from, or a link to check.</summary>
    public object Parse(string? url) => _readsPages ? PageRequest.ForUrl(url)
        : new LinkClaim { Url = WebUrl.Parse(url ?? "")?.Href ?? "", Href = url ?? "" };

    /// <summary>
    /// The same for an object of the pipeline; null, after one error, for an object that is not a link.
    /// </summary>
    public object? Parse(PSObject? input, PSCmdlet cmdlet)
    {
        if (input?.BaseObject is null or string or Uri)
            return Parse(input?.BaseObject is Uri uri ? uri.OriginalString : input?.BaseObject as string);
        if (LinkRows.Find(input) is not { } row)
        {
            cmdlet.WriteError(Errors.NotALink(input));
            return null;
        }

        if (_readsPages)
            return PageRequest.ForUrl(row.Url);
        return new LinkClaim
        {
            SourceUrl = row.SourceUrl,
            Url = row.Url,
            Href = row.Href.Length > 0 ? row.Href : row.Url,
            Text = row.Text,
            Element = row.Element,
            Attribute = row.Attribute,
            Kind = row.Kind,
            Line = row.Line,
            Column = row.Column,
        };
    }

    /// <summary>Checks the items of <paramref name="input"/> until it ends.</summary>
    public async Task RunAsync(IAsyncEnumerable<object> input, RecordQueue records, CancellationToken stop)
    {
        using var output = IsRemembered && _file is not null ? new LinkOutput(_file) : null;
        using var rows = IsRemembered || _file is null ? null
            : new RecordFile<LinkCheck>(_file, CheckColumns.Write);
        var checker = new LinkChecker(OptionsFor(output)) { Local = _local };
        await using var closing = checker.ConfigureAwait(false);
        if (output is null)
        {
            await CheckAsync(checker, input, null, rows, records, stop).ConfigureAwait(false);
        }
        else
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, output.Failed);
            try
            {
                await CheckAsync(checker, input, output, null, records, either.Token).ConfigureAwait(false);
            }
            finally
            {
                // Throws the error that ended the run, if there is one.
                await output.StopRecordingAsync().ConfigureAwait(false);
            }

            output.Complete();
        }

        rows?.Complete();
        if (_isQuiet && _readsPages)
            await records.PutAsync(StreamRecord.Objects(Answers()), stop).ConfigureAwait(false);
        if (_reportsSummary)
            await records.PutAsync(StreamRecord.Information(_tally.ToObject()), stop).ConfigureAwait(false);
        await records.PutAsync(StreamRecord.Verbose(_tally.Describe()), stop).ConfigureAwait(false);
    }

    /// <summary>Called when all results of a page have been written.</summary>
    public void Complete(PageResult page) => _remembered!.Complete(page);

    private CheckOptions OptionsFor(LinkOutput? output) => output is null ? _options : _options with
    {
        KeepsPagesWhole = true,
        Crawl = _options.Crawl with { Recursion = _options.Crawl.Recursion! with { Output = output } },
    };

    private async Task CheckAsync(
        LinkChecker checker, IAsyncEnumerable<object> input, LinkOutput? output, RecordFile<LinkCheck>? rows,
        RecordQueue records, CancellationToken stop)
    {
        var notes = new List<StreamRecord>();
        var batch = new RecordBatch(records);
        var isRecording = false;
        _remembered = IsRemembered ? new RememberedChecks(checker, output, _givesObjects) : null;
        try
        {
            var results = ResultsOf(checker, input, notes, stop).GetAsyncEnumerator(stop);
            await using var ending = results.ConfigureAwait(false);
            while (true)
            {
                var next = results.MoveNextAsync();
                // What is known is given before anything is waited for.
                if (!next.IsCompleted || batch.IsFull)
                    await batch.GiveAsync(stop).ConfigureAwait(false);
                if (!await next.ConfigureAwait(false))
                    break;
                var result = results.Current;
                await ReportNotesAsync(notes, batch, records, stop).ConfigureAwait(false);
                if (!isRecording)
                    output?.StartRecording(checker.CompleteAsync, _options.Crawl.Fetch.TimeProvider);
                isRecording = true;
                if (result.Check is { } one)
                    Report(one, rows, batch);
                foreach (var check in result.Page?.Checks ?? [])
                    Report(check, rows, batch);
                if (result.Page is not { } page || _remembered is null)
                    continue;
                await batch.GiveAsync(stop).ConfigureAwait(false);
                await _remembered.EndAsync(page, records, stop).ConfigureAwait(false);
            }

            await batch.GiveAsync(stop).ConfigureAwait(false);
            await ReportNotesAsync(notes, batch, records, stop).ConfigureAwait(false);
            if (_remembered is not null)
                await _remembered.FinishAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            if (_remembered is not null)
                await _remembered.CloseAsync().ConfigureAwait(false);
        }
    }

    private void Report(LinkCheck check, RecordFile<LinkCheck>? rows, RecordBatch batch)
    {
        _tally.Add(check);
        rows?.Add(check);
        if (_isQuiet && _readsPages)
            _sites.Add(check);
        else if (_isQuiet)
            batch.Add(SiteVerdicts.IsAlive(check));
        else if (_givesObjects)
            batch.Add(check);
    }

    // A folder is one site. Of pages that are fetched, each has a result for itself and the pages it leads to.
    private object[] Answers() => _local is not null
        ? [_sites.HasNoFault] : [.. _given.Select(url => (object)_sites.IsFine(url))];

    private IAsyncEnumerable<CheckResult> ResultsOf(
        LinkChecker checker, IAsyncEnumerable<object> input, List<StreamRecord> notes, CancellationToken stop) =>
        _readsPages
            ? checker.CheckPagesAsync(PagesOf(input, stop), page => Note(page, notes), stop)
            : ResultsOf(checker.CheckAsync(ClaimsOf(input, stop), stop));

    public ProgressRecord? DescribeProgress() => _tally.Count == 0 ? null : new ProgressRecord(
        0,
        "Checking links",
        _readsPages ? $"{Plural.Of(_progress.Done, "page")} read; {_tally.Describe()}" : _tally.Describe());

    // Notes about pages. A page that cannot be read is a result here, not an error.
    private static void Note(PageResult page, List<StreamRecord> notes)
    {
        lock (notes)
        {
            notes.AddRange(page.Notes.Select(StreamRecord.Verbose));
            notes.AddRange(page.Warnings.Select(StreamRecord.Warning));
            if (page.Failure is { } failure && page.Request.FilePath is not null)
                notes.Add(StreamRecord.Error(Errors.Failure(failure, page.Request.Source)));
        }
    }

    private static async ValueTask ReportNotesAsync(
        List<StreamRecord> notes, RecordBatch batch, RecordQueue records, CancellationToken stop)
    {
        StreamRecord[] due;
        lock (notes)
        {
            if (notes.Count == 0)
                return;
            due = [.. notes];
            notes.Clear();
        }

        await batch.GiveAsync(stop).ConfigureAwait(false);
        foreach (var record in due)
            await records.PutAsync(record, stop).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<CheckResult> ResultsOf(IAsyncEnumerable<LinkCheck> checks)
    {
        await foreach (var check in checks.ConfigureAwait(false))
            yield return new CheckResult(check, null);
    }

    private async IAsyncEnumerable<PageRequest> PagesOf(
        IAsyncEnumerable<object> input, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var item in input.WithCancellation(stop).ConfigureAwait(false))
        {
            var page = (PageRequest)item;
            if (_isQuiet)
                _given.Add(page.Url?.Href ?? page.Source);
            yield return page;
        }
    }

    private static async IAsyncEnumerable<LinkClaim> ClaimsOf(
        IAsyncEnumerable<object> input, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var item in input.WithCancellation(stop).ConfigureAwait(false))
            yield return (LinkClaim)item;
    }
}
