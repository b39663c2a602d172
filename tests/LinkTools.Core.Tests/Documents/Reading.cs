using LinkTools.Core.Documents;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links;

namespace LinkTools.Core.Tests.Documents;

/// <summary>Helpers that read documents.</summary>
internal static class Reading
{
    public static ILinkExtractor Read(
        DocumentKind kind, string text, LinkSelection? selection = null, PagePlaces? places = null)
    {
        var reader = DocumentReaders.Create(kind, new ExtractionContext
        {
            SourceUrl = "source",
            DocumentUrl = Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            Selection = selection,
            Places = places,
            IsXml = DocumentReaders.IsXml(kind),
            Stop = TestContext.Current.CancellationToken,
        });
        reader.Append(text);
        return reader;
    }

    public static PageLinks Links(DocumentKind kind, string text, LinkSelection? selection = null) =>
        Read(kind, text, selection).Complete();

    /// <summary>Each link as "line:column kind href|text".</summary>
    public static string[] Lines(DocumentKind kind, string text) =>
        [.. Links(kind, text).Select(link => $"{link.Line}:{link.Column} {link.Kind} {link.Href}|{link.Text}")];

    public static PagePlaces Places(string markdown)
    {
        var places = new PagePlaces();
        Read(DocumentKind.Markdown, markdown, places: places).Complete();
        return places;
    }
}
