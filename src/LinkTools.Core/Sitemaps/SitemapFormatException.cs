namespace LinkTools.Core.Sitemaps;

/// <summary>
/// A document cannot be read completely. The message follows the name of the document, e.g. "is an HTML page, not a
/// sitemap", and ends with the position if it is known.
/// </summary>
internal sealed class SitemapFormatException(
    SitemapFault fault, string message, int line = 0, int column = 0, Exception? inner = null)
    : Exception(line > 0 ? $"{message} (line {line}, column {column})" : message, inner)
{
    /// <summary>What is wrong.</summary>
    public SitemapFault Fault { get; } = fault;

    /// <summary>The line of the fault in the decompressed text, 1-based; 0 if it is unknown.</summary>
    public int Line { get; } = line;

    /// <summary>The column of the fault, 1-based, in UTF-16 units; 0 if it is unknown.</summary>
    public int Column { get; } = column;
}
