using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Broken XML: clear errors, and repairs if they are asked for.</summary>
public sealed class RepairTests
{
    private static readonly SitemapLimits Lenient = new() { IsLenient = true };

    [Theory]
    [InlineData("<urlset>\n<url><loc>http://a/1</loc></url>\n<url><loc>http://a/?a=1&b=2</loc></url></urlset>", 3)]
    [InlineData("<urlset>\n<url><loc>http://a/1</loc></url>\n<url><loc>http://a/2</url></urlset>", 3)]
    [InlineData(
        "<?xml "
        + "version='1.0'?><urlset><url><loc>http://a/1</loc></url>\n"
        + "<url><loc>http://a/2&nbsp;</loc></url></urlset>",
        2)]
    [InlineData("\n<!-- x\n --><?xml version='1.0'?>\n<urlset><url><loc>http://a/1</loc></url>\n"
            + "<url></urlset>", 5)]
    [InlineData("<urlset><url><loc>http://a/1</loc></url>\n"
            + "<url><loc>http://a/2", 2)]
    [InlineData("<urlset><url><loc>http://a/1</loc></url></urlset>\n<script>", 2)]
    public async Task Broken_markup_ends_the_document_at_its_place(string markup, int line)
    {
        var read = await Sitemap.ReadAsync(markup);
        Assert.Equal(["http://a/1"], read.Urls);
        Assert.Equal((SitemapFault.BrokenXml, line), (read.Fault!.Fault, read.Fault.Line));
        Assert.StartsWith("is not well-formed XML: ", read.Fault.Message);
        Assert.EndsWith($"(line {line}, column {read.Fault.Column})", read.Fault.Message);
        Assert.DoesNotContain(", position", read.Fault.Message);
    }

    [Theory]
    [InlineData("http://a/?a=1&b=2", "http://a/?a=1&b=2")]
    [InlineData("http://a/?a=1&amp;b=2&", "http://a/?a=1&b=2&")]
    [InlineData("http://a/?a&copy;=1", "http://a/?a&copy;=1")]
    [InlineData("http://a/?a&#0;&#xFFFFFFFF;&#x110000;", "http://a/?a&#0;&")]
    [InlineData("<![CDATA[http://a/?a&b&amp;c]]>", "http://a/?a&b&amp;c")]
    [InlineData("http://a/\u0001\u000B", "http://a/%EF%BF%BD%EF%BF%BD")]
    public async Task Lenient_reading_mends_what_it_can(string loc, string expected)
    {
        var read = await Sitemap.ReadWholeAsync(Sitemap.UrlSetOf(loc, "http://a/2"), Lenient);
        var urls = read.Urls.ToList();
        Assert.StartsWith(expected, urls[0]);
        Assert.Equal("http://a/2", urls[1]);
    }

    [Fact]
    public async Task Lenient_reading_ends_with_the_root()
    {
        var read = await Sitemap.ReadWholeAsync(
            "<urlset><url><loc>http://a/1</loc></url></urlset>\n<script>alert(1 < 2)</script>", Lenient);
        Assert.Equal(["http://a/1"], read.Urls);
    }

    [Fact]
    public async Task Lenient_reading_takes_lists_with_a_heading()
    {
        Assert.Equal(["http://a/1"], (await Sitemap.ReadWholeAsync("My pages:\nhttp://a/1", Lenient)).Urls);
    }

    [Fact]
    public async Task Wrong_nesting_is_a_fault_for_lenient_reading_too()
    {
        var read = await Sitemap.ReadAsync(
            "<urlset><url><loc>http://a/1</loc></url><url><loc>http://a/2</url></urlset>", Lenient);
        Assert.Equal((1, SitemapFault.BrokenXml), (read.Entries.Count, read.Fault!.Fault));
    }
}
