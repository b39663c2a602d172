namespace LinkTools.Core.Sitemaps;

/// <summary>The rel attribute of a link element of XML.</summary>
internal static class SitemapRel
{
    /// <summary>True if the rel attribute has the token.</summary>
    public static bool Has(SitemapNode link, string token) =>
        link["rel"] is { } rel
            && rel.Split(
                (char[]?)null, StringSplitOptions.RemoveEmptyEntries).Contains(token, StringComparer.OrdinalIgnoreCase);

    /// <summary>True if there is no rel attribute, or an empty one.</summary>
    public static bool IsAbsent(SitemapNode link) => string.IsNullOrEmpty(link["rel"]);
}
