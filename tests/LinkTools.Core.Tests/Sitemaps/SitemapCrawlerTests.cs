using System.IO.Compression;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>From a site to the pages in its sitemaps, over HTTP.</summary>
public sealed class SitemapCrawlerTests : IDisposable
{
    private readonly SitemapCrawler _crawler = new(
        new FetchOptions { MaximumRetryCount = 1, RetryInterval = TimeSpan.FromMilliseconds(5) },
        new SitemapOptions { MaximumDepth = 2, MaximumDocuments = 8 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _crawler.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/robots.txt")]
    [InlineData("/index.xml")]
    [InlineData("/page/1")]
    public async Task A_site_its_robots_its_index_and_its_pages_lead_to_the_same(string start)
    {
        await using var site = await StartAsync();
        var items = await ReadAsync(site, start);
        Assert.Equal(
            ["/a", "/b", "/c", "/d"],
            items.Where(item => item.Page is not null).Select(item => new Uri(item.Page!.Url).AbsolutePath)
            .Order(StringComparer.Ordinal));
        Assert.Equal("HttpStatus", Assert.Single(items, item => item.Failure is not null).Failure!.Reason.ToString());
        Assert.Equal(site.Log.Targets.Distinct().Count(), site.Log.Targets.Count);
    }

    [Fact]
    public async Task Without_a_word_in_robots_txt_the_usual_place_is_tried()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/sitemap.xml", "<urlset><url><loc>/only</loc></url></urlset>");
        Assert.Equal(site.Url("/only"), Assert.Single(await ReadAsync(site, "/")).Page!.Url);
        Assert.Equal(["/robots.txt", "/sitemap.xml"], site.Log.Targets);
    }

    [Fact]
    public async Task Entries_come_while_the_document_is_still_arriving()
    {
        await using var site = await Site.StartAsync();
        var gate = new TaskCompletionSource();
        site.Map("/slow.xml", async context =>
        {
            await context.Response.Body.WriteAsync("<urlset><url><loc>/early</loc></url>"u8.ToArray());
            await context.Response.Body.WriteAsync(new byte[20_000].Select(_ => (byte)' ').ToArray());
            await context.Response.Body.FlushAsync();
            await gate.Task;
            await context.Response.Body.WriteAsync("<url><loc>/late</loc></url></urlset>"u8.ToArray());
        });
        var seen = new List<string>();
        await foreach (var item in _crawler.ReadAsync(WebUrl.Parse(site.Url("/slow.xml"))!, Stop))
        {
            seen.Add(item.Page!.Url);
            gate.TrySetResult();
        }

        Assert.Equal([site.Url("/early"), site.Url("/late")], seen);
    }

    [Fact]
    public async Task Indexes_in_a_circle_too_deep_or_too_many_end()
    {
        await using var site = await Site.StartAsync();
        site.MapText(
            "/circle.xml",
            "<sitemapindex><sitemap><loc>/circle.xml</loc></sitemap>"
            + "<sitemap><loc>/1.xml</loc></sitemap></sitemapindex>");
        for (var i = 1; i < 9; i++)
            site.MapText($"/{i}.xml", $"<sitemapindex><sitemap><loc>/{i + 1}.xml</loc></sitemap></sitemapindex>");
        var items = await ReadAsync(site, "/circle.xml");
        Assert.Contains("2 levels deep", Assert.Single(items).Warning, StringComparison.Ordinal);
        Assert.Equal(["/circle.xml", "/1.xml", "/2.xml"], site.Log.Targets);

        var entries = string.Concat(Enumerable.Range(0, 20).Select(i => $"<sitemap><loc>/m{i}.xml</loc></sitemap>"));
        site.MapText("/many.xml", $"<sitemapindex>{entries}</sitemapindex>");
        for (var i = 0; i < 20; i++)
            site.MapText($"/m{i}.xml", "<urlset><url><loc>/x</loc></url></urlset>");
        var many = await ReadAsync(site, "/many.xml");
        Assert.Equal(7, many.Count(item => item.Page is not null));
        Assert.Contains(
            "More than 8 sitemaps", Assert.Single(many, item => item.Warning is not null).Warning,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>none</p>", "InvalidSitemap")]
    [InlineData("<urlset><url><loc>/a</loc></url><url><loc>", "InvalidSitemap")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'b'>]><urlset><url><loc>&a;</loc></url></urlset>", "InvalidSitemap")]
    public async Task What_is_wrong_is_said_with_the_document(string content, string reason)
    {
        await using var site = await Site.StartAsync();
        site.MapText("/robots.txt", "Sitemap: /bad");
        site.MapText("/bad", content);
        var items = await ReadAsync(site, "/");
        var failure = Assert.Single(items, item => item.Failure is not null);
        Assert.Equal(reason, failure.Failure!.Reason.ToString());
        Assert.StartsWith($"'{site.Url("/bad")}' ", failure.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_ends_at_the_limit()
    {
        await using var site = await Site.StartAsync();
        site.Map("/bomb.gz", async context =>
        {
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync("<urlset><url><loc>/a</loc></url>"u8.ToArray());
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 200 && !context.RequestAborted.IsCancellationRequested; i++)
                await gzip.WriteAsync(spaces, context.RequestAborted);
        });
        var items = await ReadAsync(site, "/bomb.gz");
        Assert.Equal(site.Url("/a"), items[0].Page!.Url);
        Assert.Equal(FailureReason.InvalidSitemap, items[^1].Failure?.Reason);
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        site.MapText("/robots.txt", "User-agent: *\nDisallow:\nSitemap: /index.xml\n");
        site.MapText(
            "/index.xml",
            "<sitemapindex><sitemap><loc>/one.xml</loc></sitemap>"
            + "<sitemap><loc>/two.txt</loc></sitemap><sitemap><loc>/none.xml</loc></sitemap>"
            + "<sitemap><loc>/feed</loc></sitemap></sitemapindex>");
        site.Map("/one.xml", async context =>
        {
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync("<urlset><url><loc>/a</loc><priority>0.5</priority></url></urlset>"u8.ToArray());
        });
        site.MapText("/two.txt", $"{site.Url("/b")}\n{site.Url("/c")}\n");
        site.MapText("/feed", $"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/d'/></entry></feed>");
        return site;
    }

    private async Task<List<SitemapItem>> ReadAsync(Site site, string path)
    {
        var items = new List<SitemapItem>();
        await foreach (var item in _crawler.ReadAsync(WebUrl.Parse(site.Url(path))!, Stop))
            items.Add(item);
        return items;
    }
}
