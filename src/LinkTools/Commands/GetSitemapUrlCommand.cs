using System.Management.Automation;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Sitemaps;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Gets the pages that sites list in their sitemaps, while these arrive.</summary>
[Cmdlet(
    VerbsCommon.Get, "SitemapUrl", DefaultParameterSetName = UrlSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(SitemapUrl))]
public sealed class GetSitemapUrlCommand : RowsCmdlet
{
    private const string UrlSet = "Url";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private SitemapRun? _run;
    private UrlInput? _input;
    private bool _isUrlNamed;

    /// <summary>Sites, robots.txt files or sitemaps, as absolute http or https URLs.</summary>
    [Parameter(Position = 0, ParameterSetName = UrlSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Uri", "Href", "Loc", "Link")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [UrlText]
    public string?[]? Url { get; set; }

    /// <summary>URLs, objects with a URL, and files.</summary>
    [Parameter(ParameterSetName = UrlSet, ValueFromPipeline = true)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>Local sitemaps; wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Local sitemaps, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Repairs common faults, and reads files with too many URLs to their end.</summary>
    [Parameter]
    public SwitchParameter Lenient { get; set; }

    /// <summary>The most levels of indexes that are followed.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumIndexDepth { get; set; } = 5;

    /// <summary>The most sitemaps that are read for one input.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumSitemaps { get; set; } = 10_000;

    protected override void Validate()
    {
        _isUrlNamed = ParameterSetName == UrlSet && UrlInput.IsNamed(this, Url);
        _input = new UrlInput(this);
        var options = new SitemapOptions
        {
            IsLenient = Lenient,
            MaximumDepth = MaximumIndexDepth,
            MaximumDocuments = MaximumSitemaps,
        };
        var fetch = BuildFetchOptions();
        var file = BuildRowFile(SitemapColumns.Names, "Write pages of sitemaps");
        if (!IsDeclined)
            _run = new SitemapRun(fetch, options, file, PassThru);
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
            default:
                var urls = _isUrlNamed
                    ? _input!.ReadNamed(Url)
                    : _input!.Read(InputObject, Url, path => PostFiles([path], isLiteral: true));
                foreach (var url in urls)
                    PostUrl(url);
                break;
        }
    }

    private protected override Task RunAsync(RecordQueue records, CancellationToken stop) =>
        _run?.RunAsync(ReadInputAsync<object>(stop), records, stop) ?? IgnoreInputAsync(stop);

    private protected override ErrorRecord? Explain(Exception fault) => Errors.OfRun(fault, null, OutFile);

    private protected override ProgressRecord? DescribeProgress() => _run?.DescribeProgress();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _run?.Dispose();
    }

    private void PostUrl(string? text)
    {
        if (Errors.FindUnusable(text, SendsCredentials && !AllowUnencryptedAuthentication, out var url) is { } error)
            WriteError(error);
        else
            Post(url!);
    }

    private void PostFiles(string[] paths, bool isLiteral)
    {
        foreach (var file in FilePaths.Resolve(this, paths, isLiteral))
            Post(file);
    }
}
