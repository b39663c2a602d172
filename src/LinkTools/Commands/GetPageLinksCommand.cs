using System.Management.Automation;
using LinkTools.Core.Crawling;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Gets the links of pages as objects, as soon as each page has been read.</summary>
[Cmdlet(
    VerbsCommon.Get, "PageLinks", DefaultParameterSetName = UrlSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[Alias("Get-PageLink")]
[OutputType(typeof(PageLink))]
public sealed class GetPageLinksCommand : CrawlCmdlet
{
    private const string LiteralPathSet = "LiteralPath";
    private const string HtmlSet = "Html";
    private const string InputSet = "Input";

    private PageLinksRun? _run;
    private PageInput? _input;
    private LocalPages? _local;
    private bool _isUrlNamed, _requests, _readsFiles, _readsMarkup;

    /// <summary>The pages, as absolute http or https URLs.</summary>
    [Parameter(Position = 0, ParameterSetName = UrlSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Uri", "Href", "Loc", "Link")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [UrlText]
    public string?[]? Url { get; set; }

    /// <summary>URLs, links, files, responses of Invoke-WebRequest; with -BaseUrl, HTML.</summary>
    [Parameter(ParameterSetName = UrlSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Local HTML files and folders; wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Local HTML files and folders, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The HTML itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HtmlSet)]
    [AllowEmptyString, AllowEmptyCollection]
    public string[] Html { get; set; } = [];

    /// <summary>The URL that the links of files and HTML are resolved against.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HtmlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    public string? BaseUrl { get; set; }

    /// <summary>The folder that stands for -BaseUrl.</summary>
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    /// <summary>Also follows the links of each page; for a folder, reads every page below it.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    public override SwitchParameter Recurse { get; set; }

    /// <summary>Follows only URLs that match one of these wildcards.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Include { get; set; } = [];

    /// <summary>Does not follow URLs that match one of these wildcards.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    [Parameter(ParameterSetName = InputSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Exclude { get; set; } = [];

    /// <summary>The kinds of links to return; wildcards are allowed, All for every kind.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LinkKindCompleter))]
    public string[] Kind { get; set; } = ["Hyperlink"];

    /// <summary>Returns pages in the order of the input.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <summary>Pages that are read at the same time.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Writes one object to the information stream that sums up the run.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    protected override void Validate()
    {
        var kinds = KindSelection.Parse(Kind, out var unknown);
        Check(
            unknown is not null, ErrorId.UnknownKind,
            $"-Kind '{unknown}' is not a kind of link. The kinds are: "
            + $"{string.Join(", ", KindSelection.Names)}.", unknown);
        Check(
            BaseUrl is not null && WebUrl.Parse(BaseUrl) is null, ErrorId.InvalidBaseUrl,
            $"-BaseUrl '{UserParts.Mask(BaseUrl ?? "")}' is not an absolute URL. Give one like https://example.com/.",
            UserParts.Mask(BaseUrl ?? ""));
        _isUrlNamed = ParameterSetName == UrlSet && UrlInput.IsNamed(this, Url);
        var recursion = BuildRecursion(new KeyValuePair<string, string>("Kind", KindSelection.Describe(kinds)));
        Check(
            Ordered && recursion is not null, ErrorId.OrderedConflict,
            "-Ordered cannot be combined with -Recurse, because a crawl finds its pages on the way.");
        var selection = BuildSelection(readsPages: true);
        BuildInput();
        var robots = BuildRobotsPolicy();
        if (IgnoreRobots)
            WriteWarning("robots.txt is ignored (-IgnoreRobots): make sure that the owners of the sites agree.");
        var options = new CrawlOptions
        {
            Recursion = recursion,
            Robots = robots,
            ThrottleLimit = ThrottleLimit,
            IsOrdered = Ordered,
            Kinds = kinds,
            Selection = selection,
            Fetch = BuildPageOptions(),
        };
        var file = BuildRowFile(LinkColumns.Names, "Write links");
        if (!IsDeclined)
            _run = new PageLinksRun(options, file, PassThru) { ReportsSummary = Summary, IsTalkative = IsTalkative };
    }

    protected override void Accept()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                Post(_local!.Find(Path, isLiteral: false, Recurse));
                break;
            case LiteralPathSet:
                Post(_local!.Find(LiteralPath, isLiteral: true, Recurse));
                break;
            case HtmlSet:
                Post(_input!.ReadMarkup(Html));
                break;
            case UrlSet when _isUrlNamed:
                Post(_input!.ReadNamed(Url));
                break;
            case UrlSet when Url is not null:
                Post(_input!.ReadProperty(Url, InputObject));
                break;
            default:
                Post(_input!.Read(InputObject));
                break;
        }
    }

    protected override void AcceptEnd()
    {
        Post(_input!.End());
        // Only at the end is it known that no input from the pipeline needed a request.
        if (_requests || !(_readsFiles || _readsMarkup))
            return;
        // A file may be a pipe, or be on a share that does not answer.
        NoEffect.Warn(this, "files and HTML are read without requests", _readsFiles ? [nameof(TimeoutSec)] : []);
    }

    private protected override Task RunAsync(RecordQueue records, CancellationToken stop) =>
        _run?.RunAsync(ReadInputAsync<PageRequest>(stop), records, stop) ?? IgnoreInputAsync(stop);

    private protected override void OnWritten(object mark) => _run!.Complete((PageResult)mark);

    private protected override ErrorRecord? Explain(Exception fault) =>
        Errors.OfRun(fault, ShownStatePath, OutFile);

    private protected override ProgressRecord? DescribeProgress() => _run?.DescribeProgress();

    private void PostPage(PageRequest page)
    {
        // An error of this page alone, because other pages of the call may be encrypted.
        if (SendsCredentials && !AllowUnencryptedAuthentication
            && page is { FilePath: null, Markup: null, Url.Scheme: "http" })
            WriteError(Errors.UnencryptedCredential(page.Source));
        else
            Post(page);
    }

    private void Post(IEnumerable<PageRequest> pages)
    {
        foreach (var page in pages)
        {
            _readsFiles |= page.FilePath is not null;
            _readsMarkup |= page.Markup is not null;
            _requests |= page is { FilePath: null, Markup: null };
            PostPage(page);
        }
    }

    private void BuildInput()
    {
        var address = BaseUrl is null ? null : WebUrl.Parse(BaseUrl)!.WithoutUserPart();
        _local = new LocalPages(this, address, LocalPages.ResolveRoot(this, RootPath)) { IsWanted = BuildFilter() };
        _input = new PageInput(this, address, _local)
        {
            TakesLocalOnly = RootPath is not null,
            IsDeep = Recurse,
        };
    }
}
