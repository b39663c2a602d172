using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>The work behind Test-PageLink. Not part of the cmdlet's own type, which an import looks at.</summary>
internal sealed class LinkCheckRun
{
    private readonly CheckOptions _options;
    private readonly LocalSite? _local;
    private readonly CrawlProgress _progress = new();
    private readonly CheckTally _tally = new();
    private readonly bool _readsPages, _isQuiet, _reportsSummary;

    private readonly RowFileSettings? _file;
    private readonly bool _givesObjects;

    private LinkCheckRun(TestPageLinkCommand cmdlet, CheckOptions options, LocalSite? local, RowFileSettings? file)
    {
        (_file, _givesObjects) = (file, file is null || cmdlet.PassThru);
        (_options, _local) = (options with { Crawl = options.Crawl with { Progress = _progress } }, local);
        (_readsPages, _isQuiet, _reportsSummary) = (cmdlet.ReadsPages, cmdlet.Quiet, cmdlet.Summary);
    }

    /// <summary>Checks the parameters; what makes no sense ends the command. Null where nothing is to be done.
    /// </summary>
    public static LinkCheckRun? Create(TestPageLinkCommand cmdlet)
    {
        var kinds = KindSelection.Parse(
            cmdlet.Kind.Length > 0 ? cmdlet.Kind : CheckParameters.DefaultKinds, out var unknown);
        cmdlet.Refuse(
            unknown is not null, ErrorId.UnknownKind,
            $"-Kind '{unknown}' names no kind of link. Known are: {string.Join(", ", KindSelection.Names)}.", unknown);
        cmdlet.Refuse(
            cmdlet.BaseUrl is not null && WebUrl.Parse(cmdlet.BaseUrl) is null, ErrorId.InvalidBaseUrl,
            $"-BaseUrl '{cmdlet.BaseUrl}' is not an absolute URL. Give one like https://example.com/.", cmdlet.BaseUrl);
        var statuses = StatusRanges.Parse(cmdlet.AcceptStatus, out var wrong);
        cmdlet.Refuse(
            statuses is null, ErrorId.InvalidStatus,
            $"-AcceptStatus '{wrong}' is no HTTP status. Write one as 403, all of a class as 4xx, a range as 200-299.",
            wrong);
        var (fetch, recursion) = cmdlet.BuildCrawl(
            new KeyValuePair<string, string>("Kind", KindSelection.Describe(kinds)));
        var excluded = CheckParameters.Patterns(cmdlet.Exclude);
        var options = new CheckOptions
        {
            Crawl = new CrawlOptions
            {
                ThrottleLimit = cmdlet.ThrottleLimit,
                Kinds = kinds,
                Fetch = fetch,
                Recursion = recursion,
                Robots = CheckParameters.RobotsOf(cmdlet),
            },
            SkipsFragments = cmdlet.SkipFragment,
            AcceptedStatuses = statuses!,
            IsExcluded = url => Array.Exists(excluded, pattern => pattern.IsMatch(url)),
            Rewrite = CheckParameters.RewriteOf(cmdlet),
            RequiresHttps = cmdlet.RequireHttps,
            CertificateExpiryDays = cmdlet.CertificateExpiryDays > 0 ? cmdlet.CertificateExpiryDays : null,
            Baseline = CheckParameters.BaselineOf(cmdlet),
            Method = Enum.Parse<CheckMethod>(cmdlet.Method, ignoreCase: true),
            RespectsRobots = cmdlet.RespectRobots,
            IsOrdered = cmdlet.Ordered,
        };
        var local = LocalFiles.SiteOf(cmdlet);
        return cmdlet.TryBuildFile(out var file) ? new LinkCheckRun(cmdlet, options, local, file) : null;
    }

    /// <summary>A URL that the user typed: a page to begin with, or a link to check.</summary>
    public object Parse(string? url) => _readsPages ? PageRequest.ForUrl(url)
        : new LinkClaim { Url = WebUrl.Parse(url ?? "")?.Href ?? "", Href = url ?? "" };

    /// <summary>The same for what comes down the pipeline; null for what is no link, which is one error.</summary>
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

    public async Task RunAsync(IAsyncEnumerable<object> input, RecordQueue records, CancellationToken stop)
    {
        var checker = new LinkChecker(_options) { Local = _local };
        await using var closing = checker.ConfigureAwait(false);
        using var output = _file is null ? null : new RecordOutput<LinkCheck>(_file, CheckColumns.Write);
        var notes = new List<StreamRecord>();
        var results = _readsPages
            ? ChecksOf(checker.CheckPagesAsync(Of<PageRequest>(input, stop), page => Note(page, notes), stop))
            : checker.CheckAsync(Of<LinkClaim>(input, stop), stop);
        var isFine = true;
        await foreach (var check in results.ConfigureAwait(false))
        {
            await ReportNotesAsync(notes, records, stop).ConfigureAwait(false);
            _tally.Add(check);
            var isAlive = check.Status is "Ok" or "Redirected" or "Insecure";
            isFine &= isAlive || check.Status is "Skipped" or "Unverified" or "Blocked";
            output?.Add(check);
            if (!_isQuiet && _givesObjects)
                await records.PutAsync(StreamRecord.Objects(new[] { check }), stop).ConfigureAwait(false);
            else if (_isQuiet && !_readsPages)
                await records.PutAsync(StreamRecord.Objects(new object[] { isAlive }), stop).ConfigureAwait(false);
        }

        output?.Complete();
        await ReportNotesAsync(notes, records, stop).ConfigureAwait(false);
        if (_isQuiet && _readsPages)
            await records.PutAsync(StreamRecord.Objects(new object[] { isFine }), stop).ConfigureAwait(false);
        if (_reportsSummary)
            await records.PutAsync(StreamRecord.Information(_tally.ToObject()), stop).ConfigureAwait(false);
        await records.PutAsync(StreamRecord.Verbose(_tally.Describe()), stop).ConfigureAwait(false);
    }

    public ProgressRecord? DescribeProgress() => _tally.Count == 0 ? null : new ProgressRecord(
        0, "Checking links", _readsPages ? $"{_progress.Done} pages read; {_tally.Describe()}" : _tally.Describe());

    // What is worth telling about pages; that one cannot be read is a verdict, and no error.
    private static void Note(PageResult page, List<StreamRecord> notes)
    {
        lock (notes)
        {
            notes.AddRange(page.Notes.Select(StreamRecord.Verbose));
            notes.AddRange(page.Warnings.Select(StreamRecord.Warning));
            if (page.Failure is { } failure && page.Request.Url is null)
                notes.Add(StreamRecord.Error(Errors.Failure(failure, page.Request.Source)));
        }
    }

    private static async Task ReportNotesAsync(List<StreamRecord> notes, RecordQueue records, CancellationToken stop)
    {
        StreamRecord[] due;
        lock (notes)
        {
            due = [.. notes];
            notes.Clear();
        }

        foreach (var record in due)
            await records.PutAsync(record, stop).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<LinkCheck> ChecksOf(IAsyncEnumerable<CheckResult> results)
    {
        await foreach (var result in results.ConfigureAwait(false))
        {
            if (result.Check is { } check)
                yield return check;
        }
    }

    private static async IAsyncEnumerable<T> Of<T>(
        IAsyncEnumerable<object> input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var item in input.WithCancellation(stop).ConfigureAwait(false))
            yield return (T)item;
    }
}
