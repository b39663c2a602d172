using System.Text;
using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Limits, and harmful documents.</summary>
public sealed class HostileTests
{
    [Theory]
    [InlineData("<!DOCTYPE urlset SYSTEM 'file:///etc/passwd'><urlset/>")]
    [InlineData(
        "<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY x "
        + "'y'>]><urlset><url><loc>http://a/&x;</loc></url></urlset>")]
    [InlineData(
        "<!-- x --><!doctype lolz [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c "
        + "'&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><urlset><url><loc>&c;</loc></url></urlset>")]
    public async Task Document_type_declarations_are_refused(string markup)
    {
        foreach (var isLenient in new[] { false, true })
        {
            var read = await Sitemap.ReadAsync(markup, new SitemapLimits { IsLenient = isLenient });
            Assert.Equal(SitemapFault.Doctype, read.Fault?.Fault);
            Assert.Empty(read.Entries);
        }
    }

    [Fact]
    public async Task A_declaration_behind_a_long_comment_is_refused_too()
    {
        var read = await Sitemap.ReadAsync(
            $"<!-- {new string('x', 40_000)} --><!DOCTYPE urlset [<!ENTITY x "
            + "'http://a/'>]><urlset><url><loc>&x;</loc></url></urlset>");
        Assert.Equal(SitemapFault.BrokenXml, read.Fault?.Fault);
        Assert.Empty(read.Entries);
    }

    [Fact]
    public async Task The_url_behind_the_last_allowed_ends_the_document()
    {
        var markup = Sitemap.UrlSetOf(Enumerable.Range(1, 50_001).Select(i => $"http://a/{i}"));
        var read = await Sitemap.ReadAsync(markup);
        Assert.Equal((50_000, SitemapFault.TooManyUrls), (read.Entries.Count, read.Fault!.Fault));
        Assert.StartsWith("has more than 50000 URLs (line 50005, ", read.Fault.Message);

        var lenient = await Sitemap.ReadWholeAsync(markup, new SitemapLimits { IsLenient = true });
        Assert.Equal(50_001, lenient.Entries.Count);
    }

    [Theory]
    [InlineData("http://a/1\nhttp://a/2\nhttp://a/3")]
    [InlineData(
        "<sitemapindex><sitemap><loc>/1</loc></sitemap><sitemap><loc>/2</loc></sitemap><sitemap>"
        + "<loc>/3</loc></sitemap></sitemapindex>")]
    [InlineData(
        "<rss><channel><item><link>/1</link></item><item><link>/2</link></item>"
        + "<item><link>/3</link></item></channel></rss>")]
    public async Task The_number_of_urls_is_limited_in_all_formats(string text)
    {
        var read = await Sitemap.ReadAsync(text, new SitemapLimits { MaximumUrls = 2 });
        Assert.Equal((2, SitemapFault.TooManyUrls), (read.Entries.Count, read.Fault!.Fault));
        Assert.Null((await Sitemap.ReadAsync(text, new SitemapLimits { MaximumUrls = 3 })).Fault);
    }

    [Fact]
    public async Task A_gzip_bomb_ends_at_the_limit()
    {
        var text = "http://a/1\n" + new string('x', 4 << 20);
        var bomb = Sitemap.Gzip(text);
        Assert.InRange(bomb.Length, 1, 10_000);
        foreach (var bytes in new[] { bomb, Sitemap.Gzip(bomb) })
        {
            var read = await Sitemap.ReadAsync(bytes, new SitemapLimits { MaximumBytes = 1 << 20, IsLenient = true });
            Assert.Equal("is larger than 1048576 bytes", read.Fault?.Message);
            Assert.Equal(["http://a/1"], read.Urls);
        }
    }

    [Fact]
    public async Task The_limit_is_the_last_byte_that_may_be_there()
    {
        var bytes = Encoding.UTF8.GetBytes(Sitemap.UrlSetOf("http://a/1", "http://a/2"));
        Assert.Null((await Sitemap.ReadAsync(bytes, new SitemapLimits { MaximumBytes = bytes.Length })).Fault);
        var read = await Sitemap.ReadAsync(bytes, new SitemapLimits { MaximumBytes = bytes.Length - 1 });
        Assert.Equal((2, SitemapFault.TooLarge), (read.Entries.Count, read.Fault!.Fault));
    }

    [Fact]
    public async Task A_cut_or_damaged_gzip_gives_what_comes_before()
    {
        // Text that does not compress well, so that a part of it can be read before the end.
        var random = new Random(1);
        var whole = Sitemap.Gzip(
            string.Join('\n', Enumerable.Range(0, 5_000).Select(i => $"http://a/{random.NextInt64()}")));
        var cut = await Sitemap.ReadAsync(whole[..(whole.Length / 2)]);
        Assert.Equal(
            (SitemapFault.BrokenCompression, "is compressed and was cut off"), (cut.Fault!.Fault, cut.Fault.Message));
        Assert.InRange(cut.Entries.Count, 1, 4_999);

        whole.AsSpan(whole.Length / 2, 100).Clear();
        Assert.Equal(SitemapFault.BrokenCompression, (await Sitemap.ReadAsync(whole)).Fault?.Fault);
        Assert.Equal(SitemapFault.BrokenCompression, (await Sitemap.ReadAsync([0x1F, 0x8B, 1, 2, 3])).Fault?.Fault);
    }

    [Fact]
    public async Task Elements_without_end_are_refused()
    {
        foreach (var start in new[] { "<urlset>", "<urlset><url>", "<rss><channel><item>" })
        {
            var read = await Sitemap.ReadAsync(start + string.Concat(Enumerable.Repeat("<a>", 100_000)));
            Assert.StartsWith("nests elements deeper than 256 levels", read.Fault?.Message);
        }
    }

    [Fact]
    public async Task A_url_without_end_is_a_problem_of_its_own()
    {
        var (endless, spaces) = ("http://a/" + new string('x', 1 << 20), new string(' ', 1 << 20));
        var xml = Sitemap.UrlSetOf(endless, spaces + "http://a/2" + spaces, "http://a/3");
        foreach (var text in new[] { xml, $"http://a/2\n{endless}\nhttp://a/3" })
        {
            var read = await Sitemap.ReadWholeAsync(text);
            Assert.Equal(["http://a/2", "http://a/3"], read.Urls);
            Assert.Equal("a URL is longer than 16384 characters", Assert.Single(read.Reader.Problems).Message);
        }
    }

    [Fact]
    public async Task Attributes_and_names_without_end_are_refused()
    {
        var same = await Sitemap.ReadAsync("<urlset><url " + string.Concat(Enumerable.Repeat("a='>' ", 1_000_000)));
        Assert.Equal("has an element with too many attributes", same.Fault?.Message);
        var many = await Sitemap.ReadAsync(
            "<urlset>" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a{i}/>")));
        Assert.Equal("has too many names of elements and attributes", many.Fault?.Message);
    }

    [Fact]
    public async Task An_entry_with_very_many_parts_is_read_in_part()
    {
        var images = string.Concat(Enumerable.Repeat("<image:image><image:loc>/i</image:loc></image:image>", 30_000));
        var read = await Sitemap.ReadWholeAsync(
            Sitemap.UrlSet($"<url><loc>/1</loc>text{images}</url><url><loc>/2</loc></url>"));
        Assert.Equal(2, read.Entries.Count);
        Assert.InRange(read.Pages.First().Images.Count, 1_000, 10_000);
        Assert.Equal("an entry has more than 20000 parts; the others are left out", read.Reader.Problems[0].Message);
    }
}
