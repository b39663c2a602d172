using System.Globalization;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>Reads the elements of sitemaps.org and of Google's extensions.</summary>
internal static class SitemapElements
{
    private static readonly Dictionary<string, string> NoAlternates = [];

    /// <summary>The page of a url element; null, and a problem, if it has none.</summary>
    public static SitemapEntry? ReadUrl(SitemapDocument document, SitemapNode url)
    {
        if (ReadPlace(document, url) is not { } page)
            return null;
        var news = url.Child("news");
        return new SitemapEntry(new SitemapUrl
        {
            Sitemap = document.Name,
            Url = page.Href,
            LastModified = W3CDate.Parse(url.TextOf("lastmod")),
            ChangeFrequency = SafeText.Clean(url.TextOf("changefreq")).ToLowerInvariant(),
            Priority = ReadPriority(url.TextOf("priority")),
            Images = ReadMedia(document, url, "image", "loc"),
            Videos = ReadMedia(document, url, "video", "content_loc", "player_loc"),
            NewsTitle = SafeText.Clean(news?.TextOf("title") ?? ""),
            NewsPublished = W3CDate.Parse(news?.TextOf("publication_date") ?? ""),
            Alternates = new(ReadAlternates(document, url) ?? NoAlternates),
        });
    }

    /// <summary>The reference of a sitemap element; null, and a problem, if it has none.</summary>
    public static SitemapEntry? ReadSitemap(SitemapDocument document, SitemapNode sitemap) =>
        ReadPlace(document, sitemap) is { } url
            ? new SitemapEntry(new SitemapReference(url, W3CDate.Parse(sitemap.TextOf("lastmod"))))
            : null;

    // Reported and not read: a second loc, an entry inside an entry, markup inside a URL.
    private static WebUrl? ReadPlace(SitemapDocument document, SitemapNode entry)
    {
        var places = entry.All("loc").ToList();
        if (places.Count > 1)
            document.Report($"an entry has {places.Count} loc elements; only the first is read", places[1].Line);
        if (entry.Children.Find(child => child.Name is "url" or "sitemap") is { } inner)
            document.Report($"an entry is inside another entry, and is not read: <{inner.Name}>", inner.Line);
        if (places is [{ Children: [var markup, ..] }, ..])
        {
            document.Report($"a loc contains markup instead of a URL: <{markup.Name}>", markup.Line);
            return null;
        }

        return document.Resolve(places is [var place, ..] ? place.Text : "", document.Url, entry.Line);
    }

    private static double? ReadPriority(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= 1 ? value : null;

    // The first of the elements, of all with this name, that has a text.
    private static TextList ReadMedia(
        SitemapDocument document, SitemapNode url, string name, params ReadOnlySpan<string> places)
    {
        List<string>? found = null;
        foreach (var medium in url.Children)
        {
            if (medium.Name != name)
                continue;
            var written = "";
            foreach (var place in places)
                written = written.Length > 0 ? written : medium.TextOf(place);
            if (document.Resolve(written, document.Url, medium.Line) is { } resolved)
                (found ??= []).Add(resolved.Href);
        }

        return found is null ? TextList.Empty : new TextList(found);
    }

    private static Dictionary<string, string>? ReadAlternates(SitemapDocument document, SitemapNode url)
    {
        Dictionary<string, string>? found = null;
        foreach (var link in url.All("link"))
        {
            if (link["hreflang"] is not { Length: > 0 } language || !SitemapRel.Has(link, "alternate"))
                continue;
            if (document.Resolve(link["href"] ?? "", document.Url, link.Line) is { } resolved)
                (found ??= new(StringComparer.OrdinalIgnoreCase)).TryAdd(language, resolved.Href);
        }

        return found;
    }
}
