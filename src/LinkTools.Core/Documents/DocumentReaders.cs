using LinkTools.Core.Links;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Documents;

/// <summary>Which reader finds the links of which kind of document.</summary>
internal static class DocumentReaders
{
    /// <summary>A reader for one document.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="context">What there is to know of it besides its text.</param>
    public static ILinkExtractor Create(DocumentKind kind, ExtractionContext context) => kind switch
    {
        DocumentKind.Markdown => new TextExtractor(context, new MarkdownReader()),
        DocumentKind.Css => new TextExtractor(context, new CssReader()),
        DocumentKind.Text => new TextExtractor(context, new PlainTextReader()),
        DocumentKind.Xml or DocumentKind.Feed => new XmlExtractor(context, kind),
        _ => new HtmlLinkExtractor(context),
    };

    /// <summary>True for what is read by XML's rules.</summary>
    public static bool IsXml(DocumentKind kind) =>
        kind is DocumentKind.Xhtml or DocumentKind.Xml or DocumentKind.Feed;

    /// <summary>True for documents whose parts a fragment can name.</summary>
    public static bool HasIds(DocumentKind kind) => kind is not (DocumentKind.Css or DocumentKind.Text);

    /// <summary>True for markup in which a meta element may name the encoding.</summary>
    public static bool HasMeta(DocumentKind kind) => kind == DocumentKind.Html;
}
