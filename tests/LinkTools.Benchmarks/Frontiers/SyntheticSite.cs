using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>A site as large as is wanted that needs no server: its pages are numbers.</summary>
internal static class SyntheticSite
{
    private const int PagesPerFolder = 250;

    /// <summary>The host as scheduling knows it.</summary>
    public const string Host = "docs.example.org:443";

    public static string UrlOf(long number) =>
        Figures.Text($"https://docs.example.org/reference/chapter-{number / PagesPerFolder}/section-{number:0000000}.html");

    public static PageLink Link(long from, long to, int depth) => new()
    {
        SourceUrl = UrlOf(from),
        Url = UrlOf(to),
        Href = $"section-{to}.html",
        Text = "See also",
        Element = "a",
        Attribute = "href",
        Kind = LinkKind.Hyperlink,
        Scheme = "https",
        Host = "docs.example.org",
        Depth = depth,
        Line = 1,
        Column = 1,
    };

    /// <summary>A page as the reader gives it.</summary>
    public static PageResult Read(FrontierPage page, IReadOnlyList<PageLink> links) => new()
    {
        Request = PageRequest.ForFrontier(page),
        Outcome = PageOutcome.Read,
        Links = links,
        LinkCount = links.Count,
        FinalUrl = page.Url.Href,
        StatusCode = 200,
        Bytes = 20_000,
    };
}
