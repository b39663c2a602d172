using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>
/// A small site to crawl, below <c>/harbour/</c>: eleven pages that link to each other, one that fails, one that
/// robots.txt disallows, one that says nofollow, and sitemaps of every format.
/// </summary>
internal static class SampleSite
{
    private const int Boats = 5;

    public static void Map(WebApplication app)
    {
        MapText(app, "/robots.txt", "text/plain", url => $"""
            # The harbour's own rules.
            User-agent: *
            Disallow: /harbour/private/
            Allow: /harbour/private/notice

            User-agent: slowbot
            Crawl-delay: 5
            Disallow: /harbour/

            Sitemap: {url}/harbour/sitemap-index.xml
            """);
        MapPages(app);
        MapSitemaps(app);
    }

    private static void MapPages(WebApplication app)
    {
        MapPage(
            app, "/harbour/", "The harbour", "boats/", "tides", "closed", "gone", "private/ledger", "private/notice",
            "https://example.org/", "mailto:desk@harbour.example");
        MapPage(app, "/harbour/boats/", "Boats", [.. Enumerable.Range(1, Boats).Select(n => $"{n}"), "../"]);
        for (var n = 1; n <= Boats; n++)
            MapPage(
                app, $"/harbour/boats/{n}", $"Boat {n}", $"{(n % Boats) + 1}", "./", "https://example.net/shipyard");
        MapPage(app, "/harbour/tides", "Tides", "tides/today", "./");
        MapPage(app, "/harbour/tides/today", "Today's tides", "../");
        MapPage(app, "/harbour/private/ledger", "Ledger", "notice");
        MapPage(app, "/harbour/private/notice", "Notice", "../");
        // Listed only in the sitemap.
        MapPage(app, "/harbour/regatta", "Regatta", "./");
        MapPage(app, "/harbour/behind", "Behind the closed page");
        app.MapGet("/harbour/closed", (HttpContext context) => Routes.Send(
            context, "<!DOCTYPE html><meta name=\"robots\" content=\"nofollow\"><title>Closed</title><a "
                + "href=\"behind\">Behind</a>"));
        app.MapGet("/harbour/gone", (HttpContext context) =>
        {
            context.Response.StatusCode = 404;
            return Routes.Send(context, "<!DOCTYPE html><title>Gone</title><a href=\"./\">Home</a>");
        });
    }

    private static void MapSitemaps(WebApplication app)
    {
        MapText(app, "/harbour/sitemap-index.xml", "application/xml", url => $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>{url}/harbour/sitemap.xml</loc></sitemap>
              <sitemap><loc>{url}/harbour/boats.xml.gz</loc></sitemap>
              <sitemap><loc>{url}/harbour/list.txt</loc></sitemap>
              <sitemap><loc>{url}/harbour/news.rss</loc></sitemap>
              <sitemap><loc>{url}/harbour/news.atom</loc></sitemap>
            </sitemapindex>
            """);
        MapText(app, "/harbour/sitemap.xml", "application/xml", url => $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"
                    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
                    xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"
                    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
              <url>
                <loc>{url}/harbour/</loc><lastmod>2024-03-01T08:30:00+01:00</lastmod><changefreq>daily</changefreq>
                <priority>0.9</priority>
                <image:image><image:loc>{url}/image?quay</image:loc></image:image>
                <image:image><image:loc>{url}/image?crane</image:loc></image:image>
                <video:video><video:content_loc>{url}/harbour/tour.mp4</video:content_loc></video:video>
                <xhtml:link rel="alternate" hreflang="de" href="{url}/harbour/?de"/>
                <xhtml:link rel="alternate" hreflang="nb" href="{url}/harbour/?nb"/>
              </url>
              <url>
                <loc>{url}/harbour/regatta</loc>
                <news:news><news:publication_date>2024-05-17</news:publication_date>
                <news:title>Regatta &amp; dance</news:title></news:news>
              </url>
            </urlset>
            """);
        app.MapGet("/harbour/boats.xml.gz", async (HttpContext context) =>
        {
            context.Response.ContentType = "application/gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            var pages = string.Concat(
                Enumerable.Range(1, Boats).Select(n => $"<url><loc>{UrlOf(context)}/harbour/boats/{n}</loc></url>"));
            await gzip.WriteAsync(
                Encoding.UTF8.GetBytes(
                    $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{pages}</urlset>"),
                context.RequestAborted);
        });
        MapText(app, "/harbour/list.txt", "text/plain", url => $"{url}/harbour/tides\n{url}/harbour/tides/today\n");
        MapText(app, "/harbour/news.rss", "application/rss+xml", url =>
            $"<rss version=\"2.0\"><channel><title>News</title><item><link>{url}/harbour/?rss</link><pubDate>Fri, 17 "
                + "May 2024 10:00:00 GMT</pubDate></item></channel></rss>");
        MapText(app, "/harbour/news.atom", "application/atom+xml", url =>
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><link "
                + $"href=\"{url}/harbour/?atom\"/><updated>2024-05-17T10:00:00Z</updated></entry></feed>");
        // Sitemaps with faults: one that is missing, one that is broken, and one that is good.
        MapText(app, "/harbour/bad-index.xml", "application/xml", url =>
            "<sitemapindex>" + string.Concat(new[] { "missing.xml", "broken.xml", "list.txt" }.Select(
                name => $"<sitemap><loc>{url}/harbour/{name}</loc></sitemap>")) + "</sitemapindex>");
        MapText(
            app, "/harbour/broken.xml", "application/xml",
            url => $"<urlset><url><loc>{url}/harbour/</loc></url><url><loc>");
    }

    private static void MapPage(WebApplication app, string path, string title, params string[] links)
    {
        var html = "<!DOCTYPE "
            + $"html>\n<title>{title}</title>\n<h1>{title}</h1>\n"
            + string.Concat(links.Select(link => $"<p><a href=\"{link}\">{link}</a></p>\n"));
        app.MapGet(path, (HttpContext context) => Routes.Send(context, html));
    }

    private static void MapText(WebApplication app, string path, string type, Func<string, string> text) =>
        app.MapGet(path, (HttpContext context) => Routes.Send(context, text(UrlOf(context)), type));

    private static string UrlOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
