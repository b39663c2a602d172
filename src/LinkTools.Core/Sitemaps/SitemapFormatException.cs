namespace LinkTools.Core.Sitemaps;

/// <summary>
/// A document ended before its end. The message goes on after the document's name, e.g. "is an HTML page, not a
/// sitemap", and ends in the place where that is known.
/// </summary>
internal sealed class SitemapFormatException(
    SitemapFault fault, string message, int line = 0, int column = 0, Exception? inner = null)
    : Exception(line > 0 ? $"{message} (line {line}, column {column})" : message, inner)
{
    /// <summary>What is wrong.</summary>
    public SitemapFault Fault { get; } = fault;

    /// <summary>The line of the fault in the decompressed text, 1-based; 0 where it is unknown.</summary>
    public int Line { get; } = line;

    /// <summary>The column of the fault, 1-based, in UTF-16 units; 0 where it is unknown.</summary>
    public int Column { get; } = column;
}
