using System.Management.Automation;
using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Gets the links of pages, as objects, the moment each page has been read.</summary>
[Cmdlet(
    VerbsCommon.Get, "PageLinks", DefaultParameterSetName = UrlSet,
    HelpUri = "https://github.com/linktools/linktools")]
[Alias("Get-PageLink")]
[OutputType(typeof(PageLink))]
public sealed class GetPageLinksCommand : CrawlCmdlet
{
    private const string LiteralPathSet = "LiteralPath";
    private const string HtmlSet = "Html";

    private PageLinksRun? _run;

    /// <summary>The pages, as absolute http or https URLs.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = UrlSet, ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public string?[]? Url { get; set; }

    /// <summary>Local HTML files; wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Local HTML files, every character taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Markup that is already at hand.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HtmlSet)]
    [AllowEmptyString]
    public string[] Html { get; set; } = [];

    /// <summary>What the links of files and markup are resolved against.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HtmlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = LiteralPathSet)]
    public string? BaseUrl { get; set; }

    /// <summary>The kinds of links wanted; wildcards allowed, All for every kind.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LinkKindCompleter))]
    public string[] Kind { get; set; } = ["Hyperlink"];

    /// <summary>Gives pages in the order in which they were asked for.</summary>
    [Parameter]
    public SwitchParameter Ordered { get; set; }

    /// <summary>Pages in work at once.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 32;

    /// <summary>Writes what the run did, as one object, to the information stream.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    protected override void Validate()
    {
        var kinds = KindSelection.Parse(Kind, out var unknown);
        Check(
            unknown is not null, ErrorId.UnknownKind,
            $"-Kind '{unknown}' names no kind of link. Known are: {string.Join(", ", KindSelection.Names)}.", unknown);
        Check(
            BaseUrl is not null && WebUrl.Parse(BaseUrl) is null, ErrorId.InvalidBaseUrl,
            $"-BaseUrl '{UserParts.Mask(BaseUrl ?? "")}' is not an absolute URL. Give one like https://example.com/.",
            UserParts.Mask(BaseUrl ?? ""));
        var recursion = BuildRecursion(new KeyValuePair<string, string>("Kind", KindSelection.Describe(kinds)));
        Check(
            Ordered && recursion is not null, ErrorId.OrderedConflict,
            "-Ordered does not go with -Recurse: which pages there are turns out on the way.");
        var robots = BuildRobotsPolicy();
        if (IgnoreRobots)
            WriteWarning("robots.txt is not asked (-IgnoreRobots): make sure that the sites' owners agree.");
        _run = new PageLinksRun(Summary, new CrawlOptions
        {
            Recursion = recursion,
            Robots = robots,
            ThrottleLimit = ThrottleLimit,
            IsOrdered = Ordered,
            Kinds = kinds,
            Fetch = BuildPageOptions(),
        });
    }

    protected override void Accept()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                PostFiles(Path, isLiteral: false);
                break;
            case LiteralPathSet:
                PostFiles(LiteralPath, isLiteral: true);
                break;
            case HtmlSet:
                foreach (var html in Html)
                    Post(PageRequest.ForMarkup(html, WebUrl.Parse(BaseUrl!)!));
                break;
            default:
                // A null from the pipeline is an input like any other: it ends as one error.
                foreach (var url in Url is { Length: > 0 } urls ? urls : Url is null ? [null] : [])
                    PostUrl(PageRequest.ForUrl(url));
                break;
        }
    }

    private protected override Task RunAsync(RecordQueue records, CancellationToken stop) =>
        _run!.RunAsync(ReadInputAsync<PageRequest>(stop), records, stop);

    private protected override void OnWritten(object mark) => _run!.Complete((PageResult)mark);

    private protected override ErrorRecord? Explain(Exception fault) =>
        fault is CrawlStateException state ? Errors.State(state, StatePath) : null;

    private protected override ProgressRecord? DescribeProgress() => _run?.DescribeProgress();

    private void PostUrl(PageRequest page)
    {
        // Refused for this page alone: others of the same call may be encrypted.
        if (SendsCredentials && !AllowUnencryptedAuthentication && page.Url is { Scheme: "http" })
            WriteError(Errors.UnencryptedCredential(page.Source));
        else
            Post(page);
    }

    private void PostFiles(string[] paths, bool isLiteral)
    {
        foreach (var file in FilePaths.Resolve(this, paths, isLiteral))
            Post(PageRequest.ForFile(file, BaseUrl is null ? null : WebUrl.Parse(BaseUrl)));
    }
}
