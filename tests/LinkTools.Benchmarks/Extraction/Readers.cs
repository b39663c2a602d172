using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LinkTools.Core.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Extraction;

/// <summary>The compared ways to find the links of a page.</summary>
internal static class Readers
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = true });

    /// <summary>The way of this project.</summary>
    public static IReadOnlyList<PageLink> Extractor(Page page, LinkKindSet kinds)
    {
        var extractor = new HtmlLinkExtractor(
            new ExtractionContext { SourceUrl = page.Url.Href, DocumentUrl = page.Url, Kinds = kinds });
        extractor.Append(page.Markup);
        return extractor.Complete();
    }

    /// <summary>
    /// The usual way to the same: a DOM, a selector, each link's text and position, and its URL against the page's
    /// base.
    /// </summary>
    public static IReadOnlyList<PageLink> Dom(Page page)
    {
        using var document = Parser.ParseDocument(page.Markup);
        var baseUrl = WebUrl.Parse(document.QuerySelector("base[href]")?.GetAttribute("href") ?? "", page.Url)
            ?? page.Url;
        var links = new List<PageLink>();
        foreach (var element in document.QuerySelectorAll("a[href],area[href]"))
        {
            var href = element.GetAttribute("href")!;
            var url = WebUrl.Parse(href, baseUrl);
            links.Add(new PageLink
            {
                SourceUrl = page.Url.Href,
                Url = url?.Href ?? "",
                Href = href,
                Text = string.Join(
                    ' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
                Element = element.LocalName,
                Attribute = "href",
                Kind = "Hyperlink",
                Rel = element.GetAttribute("rel") ?? "",
                Scheme = url?.Scheme ?? "",
                Host = url?.Host ?? "",
                IsExternal = url is not null && url.Host != page.Url.Host,
                Line = element.SourceReference?.Position.Line ?? 0,
                Column = element.SourceReference?.Position.Column ?? 0,
            });
        }

        return links;
    }
}
