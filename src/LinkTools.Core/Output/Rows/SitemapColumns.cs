namespace LinkTools.Core.Output.Rows;

/// <summary>Pages of sitemaps as rows: the columns are the properties of <see cref="SitemapUrl"/>.</summary>
public static class SitemapColumns
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(SitemapUrl.Sitemap), nameof(SitemapUrl.Url), nameof(SitemapUrl.LastModified),
        nameof(SitemapUrl.ChangeFrequency), nameof(SitemapUrl.Priority), nameof(SitemapUrl.Images),
        nameof(SitemapUrl.Videos), nameof(SitemapUrl.NewsTitle), nameof(SitemapUrl.NewsPublished),
        nameof(SitemapUrl.Alternates),
    ];

    /// <summary>Writes a page as a row.</summary>
    public static void Write(RowWriter row, SitemapUrl page)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(page);
        row.Write(page.Sitemap);
        row.Write(page.Url);
        row.Write(page.LastModified);
        row.Write(page.ChangeFrequency);
        row.Write(page.Priority);
        row.Write(page.Images);
        row.Write(page.Videos);
        row.Write(page.NewsTitle);
        row.Write(page.NewsPublished);
        row.Write(page.Alternates);
        row.EndRow();
    }
}
