using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;

namespace LinkTools.Core.Tests.Links.Selectors;

/// <summary>Helpers for the links of a part of a page, and for those that a DOM has there.</summary>
internal static class Selecting
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = true });

    public static LinkSelection Of(string? wanted = null, string? unwanted = null)
    {
        var selection = LinkSelection.Parse(
            wanted is null ? [] : [wanted], unwanted is null ? [] : [unwanted], out var invalid);
        Assert.Null(invalid);
        return selection!;
    }

    public static IReadOnlyList<PageLink> Links(
        string markup, string? wanted = null, string? unwanted = null, bool isXml = false) =>
        Read(markup, Of(wanted, unwanted), isXml, default);

    public static IReadOnlyList<PageLink> Read(
        string markup, LinkSelection selection, bool isXml, CancellationToken stop)
    {
        var extractor = new HtmlLinkExtractor(new ExtractionContext
        {
            SourceUrl = "source",
            DocumentUrl = Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            Selection = selection,
            Stop = stop,
            IsXml = isXml,
        });
        extractor.Append(markup);
        return extractor.Complete();
    }

    /// <summary>What identifies the links of a page.</summary>
    public static string[] Hrefs(IEnumerable<PageLink> links) => [.. links.Select(link => link.Href)];

    /// <summary>
    /// Line and column, in 16 bits, of the a elements that QuerySelectorAll finds, or that are inside what it finds.
    /// </summary>
    public static (int Line, int Column)[] Anchors(string markup, string selector)
    {
        using var document = Parser.ParseDocument(markup);
        var found = document.QuerySelectorAll(selector).ToHashSet();
        return
        [
            .. document.QuerySelectorAll("a[href]").OfType<IHtmlAnchorElement>()
                .Where(anchor => anchor.AncestorsAndSelf(found))
                .Select(anchor => (anchor.SourceReference!.Position.Line, (int)anchor.SourceReference.Position.Column)),
        ];
    }

    private static bool AncestorsAndSelf(this IElement element, HashSet<IElement> found)
    {
        for (var around = element; around is not null; around = around.ParentElement)
        {
            if (found.Contains(around))
                return true;
        }

        return false;
    }
}
