namespace LinkTools.Core.Sitemaps;

/// <summary>Limits for the sitemaps of a site. Immutable.</summary>
public sealed record SitemapOptions
{
    /// <summary>The most levels of indexes below the first document.</summary>
    public int MaximumDepth { get; init; } = 5;

    /// <summary>The most documents that are read.</summary>
    public int MaximumDocuments { get; init; } = 10_000;

    /// <summary>Repair common faults, and read files with more than 50,000 URLs to their end.</summary>
    public bool IsLenient { get; init; }
}
