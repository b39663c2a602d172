namespace LinkTools.Core.Sitemaps;

/// <summary>
/// How much one document may hold, and how strictly it is read. The defaults are those of sitemaps.org.
/// </summary>
internal sealed record SitemapLimits
{
    /// <summary>
    /// The most bytes that a document may have, decompressed; the compressed form may not have more either.
    /// </summary>
    public long MaximumBytes { get; init; } = 50L << 20;

    /// <summary>The most entries that a document may have. Entries that are not given out do not count.</summary>
    public int MaximumUrls { get; init; } = 50_000;

    /// <summary>
    /// Lifts <see cref="MaximumUrls"/>, and reads on after the faults that can be mended: an unescaped &amp;, an entity
    /// that nobody declared, control characters, bytes behind the end of the document, a list that starts with
    /// something else than a URL. A stray &lt; and wrongly nested tags still end the document: no reader could say what
    /// they stand for.
    /// </summary>
    public bool IsLenient { get; init; }
}
