using LinkTools.Core.Text;

namespace LinkTools.Core.Pages;

/// <summary>What the names of files and the media types say about a document.</summary>
internal static class DocumentKinds
{
    /// <summary>The extensions of Markdown files.</summary>
    public static readonly string[] MarkdownEndings = [".md", ".markdown"];

    /// <summary>The kind that the extension of a file names; null for an unknown extension.</summary>
    public static DocumentKind? OfFile(string path) =>
        Path.GetExtension(FileKinds.WithoutGzip(path)).ToLowerInvariant() switch
        {
            ".html" or ".htm" => DocumentKind.Html,
            ".xhtml" or ".xht" => DocumentKind.Xhtml,
            ".md" or ".markdown" => DocumentKind.Markdown,
            ".css" => DocumentKind.Css,
            ".txt" => DocumentKind.Text,
            ".rss" or ".atom" or ".rdf" => DocumentKind.Feed,
            ".svg" or ".svgz" or ".xml" => DocumentKind.Xml,
            _ => null,
        };

    /// <summary>
    /// The kind that a media type names; null for types that are read only on request, such as feeds and plain text.
    /// </summary>
    private static DocumentKind? OfType(MediaType? type) => type?.Essence switch
    {
        "text/css" => DocumentKind.Css,
        "text/markdown" => DocumentKind.Markdown,
        "image/svg+xml" => DocumentKind.Xml,
        _ => null,
    };

    /// <summary>
    /// What a fetched document is read as; null if its type is none of these, or if its first bytes must decide.
    /// </summary>
    /// <param name="page">The request. A document that a page leads to is read only if it is a page itself.</param>
    /// <param name="type">Its type.</param>
    /// <param name="asked">What the user says that it is; null if he does not say.</param>
    public static DocumentKind? Choose(PageRequest page, MediaType? type, DocumentKind? asked)
    {
        if (asked is not null && (page.IsNamed || IsUnknown(type)))
            return asked;
        if (ContentSniffer.IsHtml(type) == true)
            return type!.IsXhtml ? DocumentKind.Xhtml : DocumentKind.Html;
        return page.IsNamed ? OfType(type) : null;
    }

    /// <summary>True for types that do not say what the document is.</summary>
    private static bool IsUnknown(MediaType? type) =>
        type is null or { Essence: "text/plain" or "application/octet-stream" or "unknown/unknown" };
}
