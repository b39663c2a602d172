namespace LinkTools.Core.Sitemaps;

/// <summary>An entry of a sitemap: a page or another sitemap, never both.</summary>
internal sealed class SitemapEntry
{
    public SitemapEntry(SitemapUrl page) => Page = page;

    public SitemapEntry(SitemapReference reference) => Reference = reference;

    /// <summary>The page; null if the entry is a reference.</summary>
    public SitemapUrl? Page { get; }

    /// <summary>The reference to another sitemap; null if the entry is a page.</summary>
    public SitemapReference? Reference { get; }
}
