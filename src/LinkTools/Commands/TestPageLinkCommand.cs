using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Tells which links are alive: given ones, or all links of pages, of a site, or of a folder.</summary>
[Cmdlet(
    VerbsDiagnostic.Test, "PageLink", DefaultParameterSetName = UrlSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(LinkCheck), typeof(bool))]
public sealed class TestPageLinkCommand : CrawlCmdlet
{
    private LinkCheckRun? _run;
    private UrlInput? _input;

    /// <summary>The URLs to check; with -Recurse, the pages to begin with.</summary>
    [Parameter(Position = 0, ParameterSetName = UrlSet)]
    [Alias("Uri")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [UrlText]
    public string?[]? Url { get; set; }

    /// <summary>Links of Get-PageLinks, rows of their CSV, or URLs.</summary>
    [Parameter(ParameterSetName = UrlSet, ValueFromPipeline = true)]
    [AllowNull, AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>Folders and files of a site on the disk.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The address that the site on the disk will have.</summary>
    [Parameter(ParameterSetName = PathSet)]
    public string? BaseUrl { get; set; }

    /// <summary>The folder that stands for -BaseUrl.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    /// <summary>The files that answer for their folder.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[] IndexFile { get; set; } = ["index.html", "index.htm"];

    /// <summary>What may be left out at the end of a file's name.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNull]
    public string[] FallbackExtension { get; set; } = [".html"];

    /// <summary>The kinds of links of pages that are checked.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LinkKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Does not look whether the element that a fragment names is there.</summary>
    [Parameter]
    public SwitchParameter SkipFragment { get; set; }

    /// <summary>Looks whether the page has the text that a text fragment names.</summary>
    [Parameter]
    public SwitchParameter IncludeTextFragment { get; set; }

    /// <summary>Statuses that are fine, besides those below 400.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AcceptStatusCompleter))]
    public string[] AcceptStatus { get; set; } = [];

    /// <summary>What is asked in place of what is written, by prefix.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Rewrite { get; set; } = new Hashtable();

    /// <summary>Reports http links whose https twin answers.</summary>
    [Parameter]
    public SwitchParameter RequireHttps { get; set; }

    /// <summary>Reports certificates that end within so many days; 0 means within the day, null reports none.</summary>
    [Parameter]
    [ValidateRange(0, 3650)]
    public int? CertificateExpiryDays { get; set; }

    /// <summary>Earlier results: a CSV file, or objects.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[] Baseline { get; set; } = [];

    /// <summary>How links are asked whose page's ids are not needed.</summary>
    [Parameter]
    [ValidateSet("Auto", "Head", "Get")]
    public string Method { get; set; } = "Auto";

    /// <summary>Gives True or False alone.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives results in the order of the links.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <summary>URLs in work at once.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Writes counts by status, as one object, to the information stream.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>The file that remembers the check, so that the same command goes on where it was cut off.</summary>
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

    /// <summary>True when pages are read for their links.</summary>
    internal bool ReadsPages => ParameterSetName == PathSet || IsRecursive;

    /// <inheritdoc/>
    protected override void Validate()
    {
        Check(
            ParameterSetName == UrlSet && !IsGiven(nameof(Url)) && !IsGiven(nameof(InputObject))
                && !MyInvocation.ExpectingInput,
            ErrorId.UrlNotSpecified,
            "Nothing to check was given. Name URLs, or pipe what Get-PageLinks gave.");
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

    /// <summary>What the run needs of the parameters that all crawls have.</summary>
    internal (Core.Http.FetchOptions Fetch, Core.Crawling.RecursionOptions? Recursion) BuildCrawl(
        params KeyValuePair<string, string>[] rules) =>
        (BuildPageOptions(), BuildRecursion(rules) ?? BuildFileRecursion(rules));

    // The files themselves are the pages: nothing is followed, and each is remembered when its links are checked.
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

    /// <summary>The file that results are written to, null for none; false where nothing is to be done.</summary>
    internal bool TryBuildFile(out Core.Output.Rows.RowFileSettings? file)
    {
        file = BuildRowFile(Core.Output.Rows.CheckColumns.Names, "Write checked links");
        return !IsDeclined;
    }

    /// <summary>A parameter that makes no sense ends the command.</summary>
    internal void Refuse(bool isWrong, ErrorId id, string message, object? target = null) =>
        Check(isWrong, id, message, target);
}
