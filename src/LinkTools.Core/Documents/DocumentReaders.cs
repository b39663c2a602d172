using LinkTools.Core.Links;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Documents;

/// <summary>Chooses the reader for each kind of document.</summary>
internal static class DocumentReaders
{
    /// <summary>A reader for one document.</summary>
    /// <param name="kind">The kind of the document.</param>
    /// <param name="context">What is known about the document besides its text.</param>
    public static ILinkExtractor Create(DocumentKind kind, ExtractionContext context) => kind switch
    {
        DocumentKind.Markdown => new TextExtractor(context, new MarkdownReader()),
        DocumentKind.Css => new TextExtractor(context, new CssReader()),
        DocumentKind.Text => new TextExtractor(context, new PlainTextReader()),
        DocumentKind.Xml or DocumentKind.Feed => new XmlExtractor(context, kind),
        _ => new HtmlLinkExtractor(context),
    };

    /// <summary>True for documents that are read by the rules of XML.</summary>
    public static bool IsXml(DocumentKind kind) =>
        kind is DocumentKind.Xhtml or DocumentKind.Xml or DocumentKind.Feed;

    /// <summary>True for documents with parts that a fragment can name.</summary>
    public static bool HasIds(DocumentKind kind) => kind is not (DocumentKind.Css or DocumentKind.Text);

    /// <summary>True for documents in which a meta element may name the encoding.</summary>
    public static bool HasMeta(DocumentKind kind) => kind == DocumentKind.Html;
}
