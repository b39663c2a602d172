using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>What a urlset says about its pages.</summary>
public sealed class UrlSetTests
{
    [Fact]
    public async Task Every_value_of_a_page_is_read()
    {
        var read = await Sitemap.ReadWholeAsync(Sitemap.UrlSet(
            """
            <url>
              <image:image><image:loc>https://a.example/i1.png</image:loc><image:title>t</image:title></image:image>
              <loc>https://a.example/p</loc><lastmod>2024-05-06T07:08:09+02:00</lastmod>
              <changefreq> Weekly</changefreq><priority>0.8</priority>
              <image:image><image:loc>/i2.png</image:loc></image:image>
              <video:video><video:title>v</video:title><video:player_loc>https://a.example/player</video:player_loc>
                <video:content_loc>https://a.example/v.mp4</video:content_loc></video:video>
              <video:video><video:player_loc>https://a.example/player?v=2</video:player_loc></video:video>
              <news:news><news:publication><news:name>N</news:name></news:publication>
                <news:publication_date>2024-05-06</news:publication_date>
                    <news:title>News &amp; <![CDATA[<more>]]></news:title></news:news>
              <xhtml:link rel="alternate" hreflang="de" href="https://a.example/de"/>
              <xhtml:link rel="alternate" hreflang="x-default" href="/x"/>
              <xhtml:link rel="canonical" hreflang="fr" href="/no"/>
              <xhtml:link rel="alternate" media="handheld" href="/no"/>
            </url>
            """));
        var page = Assert.Single(read.Pages);
        Assert.Equal((Sitemap.Url.Href, "https://a.example/p"), (page.Sitemap, page.Url));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)), page.LastModified);
        Assert.Equal(("weekly", 0.8), (page.ChangeFrequency, page.Priority));
        Assert.Equal(["https://a.example/i1.png", "https://site.example/i2.png"], page.Images);
        Assert.Equal(["https://a.example/v.mp4", "https://a.example/player?v=2"], page.Videos);
        Assert.Equal("News & <more>", page.NewsTitle);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 0, 0, 0, TimeSpan.Zero), page.NewsPublished);
        Assert.Equal(
            ["de=https://a.example/de", "x-default=https://site.example/x"],
            page.Alternates.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal("https://a.example/de", page.Alternates["DE"]);
        Assert.Equal(0, read.Reader.ProblemCount);
    }

    [Fact]
    public async Task Absent_values_are_empty()
    {
        var page = Assert.Single((await Sitemap.ReadWholeAsync(Sitemap.UrlSetOf("https://a.example/"))).Pages);
        Assert.Equal(
            (null, "", null, "", null),
            (page.LastModified, page.ChangeFrequency, page.Priority, page.NewsTitle, page.NewsPublished));
        Assert.Empty(page.Images);
        Assert.Empty(page.Videos);
        Assert.Empty(page.Alternates);
    }

    [Theory]
    [InlineData("<urlset><url><loc>https://a.example/</loc></url></urlset>")]
    [InlineData("<urlset xmlns='http://wrong.example/'><url xmlns=''><loc>https://a.example/</loc></url></urlset>")]
    [InlineData(
        "<s:urlset "
        + "xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        + "<s:url><s:loc>https://a.example/</s:loc></s:url></s:urlset>")]
    [InlineData(
        "\n\n<?xml version='1.0' encoding='UTF-8'?><urlset><url><loc>\n https://a.example/\n</loc></url></urlset>")]
    [InlineData(
        "\uFEFF\uFEFF\n<!-- <?xml x?> --><?xml version='1.1'?><?xml-stylesheet "
        + "href='a'?><urlset><url><loc>https://a.example/</loc></url></urlset>")]
    [InlineData("\n\uFEFF<?xml version='1.0'?><urlset><url><loc><![CDATA[https://a.example/]]></loc></url></urlset>")]
    [InlineData("<urlset><url><loc>https:&#47;&#x2f;a.<!-- x -->example/</loc></url></urlset><!-- end -->")]
    public async Task Namespaces_and_what_stands_around_do_not_matter(string markup) =>
        Assert.Equal(["https://a.example/"], (await Sitemap.ReadWholeAsync(markup)).Urls);

    [Fact]
    public async Task Places_are_resolved_and_unusable_ones_are_problems()
    {
        var read = await Sitemap.ReadWholeAsync(Sitemap.UrlSet(
            """
            <url><loc>/root</loc></url>
            <url><loc>../up?a=1&amp;b</loc></url>
            <url><loc>mailto:a@a.example</loc></url>
            <url><loc/></url>
            <url/>
            <url><loc>HTTPS://A.EXAMPLE:443/x y</loc></url>
            """));
        Assert.Equal(
            ["https://site.example/root", "https://site.example/up?a=1&b", "https://a.example/x%20y"], read.Urls);
        Assert.Equal(
            ["'mailto:a@a.example' is not an http or https URL", "an entry has no URL", "an entry has no URL"],
            read.Reader.Problems.Select(problem => problem.Message));
        Assert.Equal([7, 8, 9], read.Reader.Problems.Select(problem => problem.Line));
    }

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData(" 1.0 ", 1.0)]
    [InlineData("1.1", null)]
    [InlineData("-0.1", null)]
    [InlineData("NaN", null)]
    [InlineData("high", null)]
    public async Task Priorities_out_of_bounds_are_none(string text, double? expected)
    {
        var read = await Sitemap.ReadWholeAsync(
            Sitemap.UrlSet($"<url><loc>https://a.example/</loc><priority>{text}</priority></url>"));
        Assert.Equal(expected, Assert.Single(read.Pages).Priority);
    }

    [Fact]
    public async Task An_index_gives_references()
    {
        var read = await Sitemap.ReadWholeAsync(
            "<sitemapindex><sitemap><loc>a.xml.gz</loc><lastmod>2024</lastmod></sitemap></sitemapindex>");
        var reference = Assert.Single(read.Entries).Reference!;
        Assert.Equal("https://site.example/maps/a.xml.gz", reference.Url.Href);
        Assert.Equal(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), reference.LastModified);
    }

    [Fact]
    public async Task The_document_can_have_a_name_of_its_own()
    {
        var reader = new SitemapReader { DocumentName = "/tmp/sitemap.txt" };
        await foreach (var entry in reader.ReadAsync(
                new MemoryStream("https://a.example/"u8.ToArray()), Sitemap.Url, new SitemapLimits(),
                TestContext.Current.CancellationToken))
            Assert.Equal("/tmp/sitemap.txt", entry.Page!.Sitemap);
    }
}
