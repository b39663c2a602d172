using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>What the entries of RSS and Atom say about their pages.</summary>
internal static class FeedElements
{
    /// <summary>The page of an RSS item; null, and a problem, if it has none.</summary>
    public static SitemapEntry? ReadItem(SitemapDocument document, WebUrl baseUrl, SitemapNode item)
    {
        // Items of RSS have text in their link element; those that also have an Atom link may have an empty one.
        var link = item.All("link").FirstOrDefault(child => child.Text.Length > 0)?.Text ?? FindLink(item)?["href"];
        if (string.IsNullOrEmpty(link) && item.Child("guid") is { } guid
            && !"false".Equals(guid["ispermalink"], StringComparison.OrdinalIgnoreCase))
            link = guid.Text;
        if (string.IsNullOrEmpty(link))
            link = item["about"] ?? "";
        return Create(
            document, link, BaseOf(item, baseUrl), item.Line,
            FirstDate(item, "pubdate", "date", "updated", "modified"));
    }

    /// <summary>The page of an Atom entry; null, and a problem, if it has none.</summary>
    public static SitemapEntry? ReadEntry(SitemapDocument document, WebUrl baseUrl, SitemapNode entry)
    {
        baseUrl = BaseOf(entry, baseUrl);
        var link = FindLink(entry);
        baseUrl = link is null ? baseUrl : BaseOf(link, baseUrl);
        return Create(
            document, link?["href"] ?? "", baseUrl, entry.Line,
            FirstDate(entry, "updated", "modified", "published", "issued"));
    }

    private static SitemapNode? FindLink(SitemapNode entry) =>
        entry.All("link").FirstOrDefault(
            link => link["href"] is not null && (SitemapRel.IsAbsent(link) || SitemapRel.Has(link, "alternate")));

    private static WebUrl BaseOf(SitemapNode node, WebUrl baseUrl) =>
        node["base"] is { } written && WebUrl.Parse(written, baseUrl) is { } own ? own : baseUrl;

    private static DateTimeOffset? FirstDate(SitemapNode entry, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (entry.TextOf(name) is { Length: > 0 } text)
                return W3CDate.Parse(text) ?? MailDate.Parse(text);
        }

        return null;
    }

    private static SitemapEntry? Create(
        SitemapDocument document, string link, WebUrl baseUrl, int line, DateTimeOffset? modified) =>
        document.Resolve(link, baseUrl, line) is { } page
            ? new SitemapEntry(new SitemapUrl { Sitemap = document.Name, Url = page.Href, LastModified = modified })
            : null;
}
