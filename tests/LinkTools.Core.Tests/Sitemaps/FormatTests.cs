using System.Text;
using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Formats other than plain sitemaps, and how they are recognised.</summary>
public sealed class FormatTests
{
    [Fact]
    public async Task Gzip_is_known_by_its_bytes()
    {
        var markup = Sitemap.UrlSetOf("https://a.example/1", "https://a.example/2");
        foreach (var bytes in new[] { Sitemap.Gzip(markup), Sitemap.Gzip(Sitemap.Gzip(markup)) })
        {
            var read = await Sitemap.ReadAsync(bytes);
            Assert.Null(read.Fault);
            Assert.Equal(["https://a.example/1", "https://a.example/2"], read.Urls);
        }
    }

    [Fact]
    public async Task Gzip_files_glued_together_are_one_document()
    {
        byte[] bytes = [.. Sitemap.Gzip("https://a.example/1\nhttps://a.ex"), .. Sitemap.Gzip("ample/2\n")];
        var read = await Sitemap.ReadAsync(bytes);
        Assert.Null(read.Fault);
        Assert.Equal(["https://a.example/1", "https://a.example/2"], read.Urls);
    }

    [Fact]
    public async Task Rss_names_pages_by_link_or_permanent_guid()
    {
        var read = await Sitemap.ReadWholeAsync(
            """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>T</title><link>https://a.example/</link><atom:link rel="self" href="https://a.example/feed"/>
            <item><title>1</title><link> https://a.example/1 </link>
            <pubDate>Wed, 02 Oct 2002 15:00:00 +0200</pubDate></item>
            <item><guid>https://a.example/2</guid><pubDate>2 Oct 2002 08:00 EST</pubDate></item>
            <item><guid isPermaLink="false">https://a.example/never</guid></item>
            <item><link><![CDATA[https://a.example/3?a&b]]></link><guid>https://a.example/not-this</guid></item>
            <item><atom:link href="/4"/><description>&lt;p></description></item>
            </channel></rss>
            """);
        Assert.Equal(
            ["https://a.example/1", "https://a.example/2", "https://a.example/3?a&b", "https://site.example/4"],
            read.Urls);
        var time = new DateTimeOffset(2002, 10, 2, 13, 0, 0, TimeSpan.Zero);
        Assert.Equal([time, time, null, null], read.Pages.Select(page => page.LastModified?.ToUniversalTime()));
        Assert.Equal("an entry has no URL", Assert.Single(read.Reader.Problems).Message);
    }

    [Fact]
    public async Task Rss_1_names_pages_beside_the_channel()
    {
        var read = await Sitemap.ReadWholeAsync(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
              xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/"><link>https://a.example/</link><items><rdf:Seq>
            <rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://a.example/x"><link>https://a.example/1</link>
            <dc:date>2024-01-02T03:04:05Z</dc:date></item>
            <item rdf:about="https://a.example/2"/>
            </rdf:RDF>
            """);
        Assert.Equal(["https://a.example/1", "https://a.example/2"], read.Urls);
        Assert.Equal(new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), read.Pages.First().LastModified);
    }

    [Fact]
    public async Task Atom_names_pages_by_their_alternate_link()
    {
        var read = await Sitemap.ReadWholeAsync(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/blog/"><link href="/"/>
            <entry><link rel="self" href="no"/><link rel="alternate" href="1"/><updated>2003-12-13T18:30:02Z</updated>
            <published>1999-01-01</published></entry>
            <entry xml:base="2/"><link href="x"/>
            <content type="xhtml"><div><p><a href="y"><link href="z"/></a></p></div></content></entry>
            <entry><link rel="enclosure" href="no"/></entry>
            </feed>
            """);
        Assert.Equal(["https://b.example/blog/1", "https://b.example/blog/2/x"], read.Urls);
        Assert.Equal(new DateTimeOffset(2003, 12, 13, 18, 30, 2, TimeSpan.Zero), read.Pages.First().LastModified);
        Assert.Equal(1, read.Reader.ProblemCount);
    }

    [Fact]
    public async Task Text_is_one_url_a_line()
    {
        var read = await Sitemap.ReadWholeAsync(
            "\uFEFFhttps://a.example/1\r\n\r\n  https://a.example/ü \rhttps://a.example/3\nnot a "
            + "url\nftp://a.example/\n# note\nhttps://a.example/4");
        Assert.Equal(
            ["https://a.example/1", "https://a.example/%C3%BC", "https://a.example/3", "https://a.example/4"],
            read.Urls);
        Assert.Equal(
            [
                new("'not a url' is not an http or https URL", 5),
                new SitemapProblem("'ftp://a.example/' is not an http or https URL", 6)],
            read.Reader.Problems);
    }

    [Fact]
    public async Task Robots_files_are_known_by_their_first_line_or_on_demand()
    {
        var read = await Sitemap.ReadWholeAsync(
            "# hello\n\nUser-Agent : *\nDisallow:\nSITEMAP:/a.xml # the first\nSitemap: b.xml\nSitemap:\nsitemaps: "
            + "/c.xml");
        Assert.Equal(["https://site.example/a.xml", "https://site.example/maps/b.xml"], read.Urls);
        Assert.Equal(1, read.Reader.ProblemCount);

        var asked = await Sitemap.ReadAsync(
            "<html>\nNonsense: 1\nsitemap: https://a.example/a.xml"u8.ToArray(), isRobots: true);
        Assert.Null(asked.Fault);
        Assert.Equal(["https://a.example/a.xml"], asked.Urls);
        Assert.Empty((await Sitemap.ReadAsync(Array.Empty<byte>(), isRobots: true)).Urls);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>", SitemapFault.HtmlPage)]
    [InlineData("  <!-- x -->\n<html lang=en>", SitemapFault.HtmlPage)]
    [InlineData(
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'>", SitemapFault.HtmlPage)]
    [InlineData("<script>", SitemapFault.HtmlPage)]
    [InlineData("<Error><Code>AccessDenied</Code></Error>", SitemapFault.NotASitemap)]
    [InlineData("{\"error\": 404}", SitemapFault.NotASitemap)]
    [InlineData("%PDF-1.7\n", SitemapFault.NotASitemap)]
    [InlineData("", SitemapFault.Empty)]
    [InlineData(" \r\n<!-- nothing -->", SitemapFault.Empty)]
    public async Task What_is_no_sitemap_is_called_what_it_is(string text, object fault)
    {
        var read = await Sitemap.ReadAsync(text);
        Assert.Equal((SitemapFault)fault, read.Fault?.Fault);
        Assert.Empty(read.Entries);
        if ((SitemapFault)fault == SitemapFault.HtmlPage)
            Assert.Equal("is an HTML page, not a sitemap", read.Fault!.Message);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1251")]
    public async Task The_encoding_is_that_of_mark_or_declaration(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var markup = "<!-- ж --><?xml version='1.0' "
            + $"encoding='{name}'?><urlset><url><loc>https://a.example/ж</loc></url></urlset>";
        var read = await Sitemap.ReadAsync([.. encoding.GetPreamble(), .. encoding.GetBytes(markup)]);
        Assert.Null(read.Fault);
        Assert.Equal(["https://a.example/%D0%B6"], read.Urls);
    }
}
