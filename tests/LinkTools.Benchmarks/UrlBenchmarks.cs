using BenchmarkDotNet.Attributes;
using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks;

/// <summary>Resolves one link of each common shape against a page's URL, compared with System.Uri.</summary>
[MemoryDiagnoser]
public class UrlBenchmarks
{
    private const string Page = "https://docs.example.org/3/library/asyncio-task.html";

    private readonly WebUrl _page = WebUrl.Parse(Page)!;
    private readonly Uri _uriPage = new(Page);

    /// <summary>The link as the page writes it. The last two do not take the fast path.</summary>
    [Params(
        "asyncio-queue.html#asyncio.Queue",
        "../reference/index.html",
        "/3/whatsnew/3.11.html",
        "#asyncio.create_task",
        "https://docs.example.org/3/search.html?q=task",
        "https://github.example.com/python/cpython/issues",
        "/3/search.html?q=grüße und mehr",
        "https://bücher.example/a/../b")]
    public string Link { get; set; } = "";

    [Benchmark]
    public string WebUrlHref() => WebUrl.Parse(Link.AsSpan(), _page)!.Href;

    [Benchmark(Baseline = true)]
    public string SystemUri() => Uri.TryCreate(_uriPage, Link, out var uri) ? uri.AbsoluteUri : "";
}
