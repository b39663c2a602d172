using LinkTools.Core.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Links;

/// <summary>Helpers for the links of an extractor.</summary>
internal static class Extraction
{
    public static WebUrl PageUrl { get; } = WebUrl.Parse("http://host.test/dir/page.html")!;

    public static IReadOnlyList<PageLink> Links(string markup, LinkKindSet? kinds = null, WebUrl? url = null) =>
        Links(
            markup,
            new ExtractionContext
            {
                SourceUrl = "source",
                DocumentUrl = url ?? PageUrl,
                Kinds = kinds ?? LinkKindSet.All,
            });

    public static IReadOnlyList<PageLink> Links(string markup, ExtractionContext context)
    {
        var extractor = new HtmlLinkExtractor(context);
        extractor.Append(markup);
        return extractor.Complete();
    }

    /// <summary>
    /// Each link as "element attribute value url", for comparing whole lists with a readable difference.
    /// </summary>
    public static string[] Lines(IEnumerable<PageLink> links) =>
        links.Select(link => $"{link.Element} {link.Attribute} {link.Href} {link.Url}").ToArray();
}
