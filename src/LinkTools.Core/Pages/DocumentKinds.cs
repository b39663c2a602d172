using LinkTools.Core.Text;

namespace LinkTools.Core.Pages;

/// <summary>What names of files and media types say of a document.</summary>
internal static class DocumentKinds
{
    /// <summary>How the names of Markdown files end.</summary>
    public static readonly string[] MarkdownEndings = [".md", ".markdown"];

    /// <summary>The kind that a file's name stands for; null where it stands for none.</summary>
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
    /// The kind that a media type stands for; null where it stands for none that is read without being asked for: feeds
    /// and plain text are not.
    /// </summary>
    private static DocumentKind? OfType(MediaType? type) => type?.Essence switch
    {
        "text/css" => DocumentKind.Css,
        "text/markdown" => DocumentKind.Markdown,
        "image/svg+xml" => DocumentKind.Xml,
        _ => null,
    };

    /// <summary>
    /// What a fetched document is read as; null where its type says that it is none of these, or where its first bytes
    /// have to say whether it is a page.
    /// </summary>
    /// <param name="page">What was asked for: what a page leads to is read only where it is a page itself.</param>
    /// <param name="type">Its type.</param>
    /// <param name="asked">What the user says that it is; null for nothing.</param>
    public static DocumentKind? Choose(PageRequest page, MediaType? type, DocumentKind? asked)
    {
        if (asked is not null && (page.IsNamed || IsUnknown(type)))
            return asked;
        if (ContentSniffer.IsHtml(type) == true)
            return type!.IsXhtml ? DocumentKind.Xhtml : DocumentKind.Html;
        return page.IsNamed ? OfType(type) : null;
    }

    /// <summary>True for types that say nothing of what the document is.</summary>
    private static bool IsUnknown(MediaType? type) =>
        type is null or { Essence: "text/plain" or "application/octet-stream" or "unknown/unknown" };
}
