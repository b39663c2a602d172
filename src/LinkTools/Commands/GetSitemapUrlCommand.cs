using System.Management.Automation;
using LinkTools.Core.Crawling;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Gets the pages that sites announce in their sitemaps, while those arrive.</summary>
[Cmdlet(
    VerbsCommon.Get, "SitemapUrl", DefaultParameterSetName = UrlSet,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(SitemapUrl))]
public sealed class GetSitemapUrlCommand : FetchCmdlet
{
    private const string UrlSet = "Url";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private object? _crawler;
    private long _pages;

    /// <summary>Sites, robots.txt files or sitemaps, as absolute http or https URLs.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = UrlSet, ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public string?[]? Url { get; set; }

    /// <summary>Local sitemaps; wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Local sitemaps, every character taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Mends what can be mended, and reads files with too many URLs to their end.</summary>
    [Parameter]
    public SwitchParameter Lenient { get; set; }

    /// <summary>The most levels of indexes.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumIndexDepth { get; set; } = 5;

    /// <summary>The most sitemaps that are read for one input.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumSitemaps { get; set; } = 10_000;

    private SitemapCrawler Crawler => (SitemapCrawler)_crawler!;

    protected override void Validate() => _crawler = new SitemapCrawler(BuildFetchOptions(), new SitemapOptions
    {
        IsLenient = Lenient,
        MaximumDepth = MaximumIndexDepth,
        MaximumDocuments = MaximumSitemaps,
    });

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
                foreach (var url in Url is { Length: > 0 } urls ? urls : Url is null ? [null] : [])
                    PostUrl(url);
                break;
        }
    }

    private protected override async Task RunAsync(RecordQueue records, CancellationToken stop)
    {
        await foreach (var input in ReadInputAsync<object>(stop).ConfigureAwait(false))
        {
            var items = input is WebUrl url
                ? Crawler.ReadAsync(url, stop)
                : Crawler.ReadFileAsync((string)input, null, stop);
            await foreach (var item in items.ConfigureAwait(false))
            {
                await records.PutAsync(Report(item), stop).ConfigureAwait(false);
            }
        }
    }

    private protected override ProgressRecord? DescribeProgress() =>
        Interlocked.Read(ref _pages) is > 0 and var pages
            ? new ProgressRecord(0, "Reading sitemaps", $"{pages} pages")
            : null;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        (_crawler as IDisposable)?.Dispose();
    }

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
