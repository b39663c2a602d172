namespace LinkTools.Core.Sitemaps;

/// <summary>The limits of one document, and how strictly it is read. The defaults are those of sitemaps.org.</summary>
internal sealed record SitemapLimits
{
    /// <summary>The most bytes of a document, both decompressed and compressed.</summary>
    public long MaximumBytes { get; init; } = 50L << 20;

    /// <summary>The most entries of a document. Entries that are not returned do not count.</summary>
    public int MaximumUrls { get; init; } = 50_000;

    /// <summary>
    /// Removes the limit <see cref="MaximumUrls"/>, and repairs common faults: an unescaped &amp;, an entity that is
    /// not declared, control characters, bytes after the end of the document, a list that begins with something else
    /// than a URL. A stray &lt; and wrongly nested tags still end the document, because their meaning is unknown.
    /// </summary>
    public bool IsLenient { get; init; }
}
