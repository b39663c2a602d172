using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Finds broken links: of a list, of pages, of a site, or of a folder.</summary>
[Cmdlet(
    VerbsDiagnostic.Test, "PageLink", DefaultParameterSetName = UrlSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(LinkCheck), typeof(bool))]
public sealed class TestPageLinkCommand : CrawlCmdlet
{
    private LinkCheckRun? _run;
    private UrlInput? _input;

    /// <summary>The URLs to check; with -Recurse, the pages to start from.</summary>
    [Parameter(Position = 0, ParameterSetName = UrlSet)]
    [Alias("Uri")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [UrlText]
    public string?[]? Url { get; set; }

    /// <summary>Links from Get-PageLinks, rows of their CSV files, or URLs.</summary>
    [Parameter(ParameterSetName = UrlSet, ValueFromPipeline = true)]
    [AllowNull, AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Folders and files of a site on the disk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The URL that the site on the disk will have.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public string? BaseUrl { get; set; }

    /// <summary>The folder that stands for -BaseUrl.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    /// <summary>The names of the files that a server returns for a folder.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] IndexFile { get; set; } = ["index.html", "index.htm"];

    /// <summary>File extensions that links may leave out.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNull]
    public string[] FallbackExtension { get; set; } = [".html"];

    /// <summary>The kinds of links that are checked.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LinkKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Does not check whether the page contains the element that a fragment names.</summary>
    [Parameter]
    public SwitchParameter SkipFragment { get; set; }

    /// <summary>Also looks for the text that a text fragment names.</summary>
    [Parameter]
    public SwitchParameter IncludeTextFragment { get; set; }

    /// <summary>Statuses that count as Ok, besides those below 400.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AcceptStatusCompleter))]
    public string[] AcceptStatus { get; set; } = [];

    /// <summary>Other URLs to request than those in the links, by the beginning of the URL.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Rewrite { get; set; } = new Hashtable();

    /// <summary>Reports http links whose https URL also works.</summary>
    [Parameter]
    public SwitchParameter RequireHttps { get; set; }

    /// <summary>
    /// Reports certificates that expire within this number of days; 0 means today, null reports none.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int? CertificateExpiryDays { get; set; }

    /// <summary>Results of an earlier check: a CSV file, or objects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Baseline { get; set; } = [];

    /// <summary>How links are requested when the ids of the page are not needed.</summary>
    [Parameter]
    [ValidateSet("Auto", "Head", "Get")]
    public string Method { get; set; } = "Auto";

    /// <summary>Returns only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Returns results in the order of the links.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <summary>URLs that are requested at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Writes the counts by status to the information stream, as one object.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>The file that stores the check, so that the same command can resume it.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public override string? StatePath { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    public override SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    public override SwitchParameter RetryFailed { get; set; }

    /// <summary>True if pages are read for their links.</summary>
    internal bool ReadsPages => ParameterSetName == PathSet || IsRecursive;

    /// <inheritdoc/>
    protected override void Validate()
    {
        Check(
            ParameterSetName == UrlSet && !IsGiven(nameof(Url)) && !IsGiven(nameof(InputObject))
                && !MyInvocation.ExpectingInput,
            ErrorId.UrlNotSpecified,
            "There is nothing to check. Give URLs, or pipe the links of Get-PageLinks.");
        _input = new UrlInput(this);
        _run = LinkCheckRun.Create(this);
    }

    /// <inheritdoc/>
    protected override void Accept()
    {
        if (_run is null)
            return;
        switch (ParameterSetName)
        {
            case PathSet:
                foreach (var page in LocalFiles.Find(this))
                    Post(page);
                break;
            case UrlSet when !IsGiven(nameof(Url)) && InputObject?.BaseObject is string text:
                foreach (var url in _input!.Read(text, null))
                    Post(_run!.Parse(url));
                break;
            case UrlSet when !IsGiven(nameof(Url)):
                if (_run!.Parse(InputObject, this) is { } input)
                    Post(input);
                break;
            default:
                foreach (var url in _input!.ReadNamed(Url))
                    Post(_run!.Parse(url));
                break;
        }
    }

    private protected override bool WorksWithoutRecursion(string parameter) => parameter == nameof(Exclude);

    private protected override Task RunAsync(RecordQueue records, CancellationToken stop) =>
        _run?.RunAsync(ReadInputAsync<object>(stop), records, stop) ?? IgnoreInputAsync(stop);

    private protected override void OnWritten(object mark) => _run!.Complete((Core.Pages.PageResult)mark);

    private protected override ErrorRecord? Explain(Exception fault) =>
        Errors.OfRun(fault, ShownStatePath, OutFile);

    private protected override ProgressRecord? DescribeProgress() => _run?.DescribeProgress();

    /// <summary>The options that the run takes from the parameters of all crawls.</summary>
    internal (Core.Http.FetchOptions Fetch, Core.Crawling.RecursionOptions? Recursion) BuildCrawl(
        params KeyValuePair<string, string>[] rules) =>
        (BuildPageOptions(), BuildRecursion(rules) ?? BuildFileRecursion(rules));

    // The files themselves are the pages: no links are followed, and a file is recorded when its links are checked.
    private Core.Crawling.RecursionOptions? BuildFileRecursion(KeyValuePair<string, string>[] rules)
    {
        if (StatePath is null || ParameterSetName != PathSet)
            return null;
        Check(
            StateServers.Find(StatePath, null, out _) is not null, ErrorId.InvalidStatePath,
            $"'{ShownStatePath}' is a server, and files are checked by one process alone: give -StatePath a file.",
            ShownStatePath);
        return new Core.Crawling.RecursionOptions
        {
            MaximumDepth = 0,
            IsWanted = static _ => false,
            StatePath = ResolveFile(StatePath),
            IsForced = Force,
            RetriesFailed = RetryFailed,
            Rules = [new("BaseUrl", BaseUrl ?? ""), .. rules],
        };
    }

    /// <summary>The file that results are written to, null for none; false if nothing is to be done.</summary>
    internal bool TryBuildFile(out Core.Output.Rows.RowFileSettings? file)
    {
        file = BuildRowFile(Core.Output.Rows.CheckColumns.Names, "Write checked links");
        return !IsDeclined;
    }

    /// <summary>Ends the command because of a parameter that cannot be used.</summary>
    internal void Refuse(bool isWrong, ErrorId id, string message, object? target = null) =>
        Check(isWrong, id, message, target);
}
