using System.IO.Compression;
using System.Text;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>A document that was read to its end or its fault.</summary>
internal sealed record Sitemap(List<SitemapEntry> Entries, SitemapReader Reader, SitemapFormatException? Fault)
{
    public static readonly WebUrl Url = WebUrl.Parse("https://site.example/maps/sitemap.xml")!;

    public IEnumerable<string> Urls => Entries.Select(entry => entry.Page?.Url ?? entry.Reference!.Url.Href);

    public IEnumerable<SitemapUrl> Pages => Entries.Select(entry => entry.Page!);

    public static Task<Sitemap> ReadAsync(string text, SitemapLimits? limits = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), limits);

    public static Task<Sitemap> ReadAsync(
        byte[] bytes, SitemapLimits? limits = null, bool isRobots = false, WebUrl? url = null) =>
        ReadAsync(new MemoryStream(bytes), limits, isRobots, url);

    public static async Task<Sitemap> ReadAsync(
        Stream content, SitemapLimits? limits = null, bool isRobots = false, WebUrl? url = null)
    {
        var reader = new SitemapReader();
        var stop = TestContext.Current.CancellationToken;
        var entries = new List<SitemapEntry>();
        limits ??= new SitemapLimits();
        try
        {
            await foreach (var entry in isRobots
                ? reader.ReadRobotsAsync(content, url ?? Url, limits, stop)
                : reader.ReadAsync(content, url ?? Url, limits, stop))
                entries.Add(entry);
        }
        catch (SitemapFormatException fault)
        {
            return new Sitemap(entries, reader, fault);
        }

        return new Sitemap(entries, reader, null);
    }

    /// <summary>The entries of a document that must have no fault.</summary>
    public static async Task<Sitemap> ReadWholeAsync(string text, SitemapLimits? limits = null)
    {
        var read = await ReadAsync(text, limits);
        Assert.Null(read.Fault);
        return read;
    }

    /// <summary>A urlset around the XML of its entries.</summary>
    public static string UrlSet(string entries) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
          xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
          xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"
          xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        {entries}
        </urlset>
        """;

    /// <summary>A urlset of pages that have only a URL.</summary>
    public static string UrlSetOf(params IEnumerable<string> locs) =>
        UrlSet(string.Join('\n', locs.Select(loc => $"<url><loc>{loc}</loc></url>")));

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return buffer.ToArray();
    }

    public static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));
}
