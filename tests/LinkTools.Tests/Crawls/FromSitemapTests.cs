using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Tests.Crawls;

/// <summary>Get-PageLinks -Recurse -FromSitemap.</summary>
public sealed class FromSitemapTests
{
    [Fact]
    public async Task Pages_that_only_the_sitemap_names_are_read()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -FromSitemap -ErrorAction SilentlyContinue", site.Url("/harbour/"));
        Assert.Contains(site.Url("/harbour/regatta"), outcome.Values<string>("SourceUrl"));
        Assert.Empty(outcome.Warnings);
        Assert.All(outcome.Output.Where(link => ((string)link.Properties["SourceUrl"].Value).EndsWith("/regatta", StringComparison.Ordinal)), link => Assert.Equal(0, link.Properties["Depth"].Value));
    }

    [Fact]
    public async Task Scope_filters_depth_and_limits_hold_for_them_too()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/sitemap.xml", $"<urlset>{string.Concat(Enumerable.Range(0, 30).Select(n => $"<url><loc>/page/{n}</loc></url>"))}<url><loc>http://a.example/</loc></url></urlset>");
        site.MapHtml("/start", "");
        using var engine = new Engine();
        const string Command = "Get-PageLinks $args[0] -Depth 0 -FromSitemap -WarningAction SilentlyContinue";
        Assert.Equal(30, Pages(Command));
        Assert.Equal(10, Pages($"{Command} -Include */page/? "));
        Assert.Equal(4, Pages($"{Command} -MaximumPages 5"));
        Assert.Equal(4, Pages($"{Command} -MaximumHostPages 5"));
        Assert.Contains("more than 5 pages", Assert.Single(engine.Run("Get-PageLinks $args[0] -Depth 0 -FromSitemap -MaximumHostPages 5", site.Url("/start")).Warnings), StringComparison.Ordinal);

        int Pages(string command)
        {
            site.Log.Clear();
            return engine.Run(command, site.Url("/start")).ThrowOnError().Values<string>("SourceUrl").Distinct().Count();
        }
    }

    [Fact]
    public async Task The_sitemaps_of_a_site_are_read_once_however_many_seeds_it_has()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/sitemap.xml", "<urlset><url><loc>/page/9</loc></url></urlset>");
        using var engine = new Engine();
        engine.Run("$site = $args[0]; 1..5 | ForEach-Object { \"$site/page/$_\" } | Get-PageLinks -Depth 0 -FromSitemap -IgnoreRobots -WarningAction SilentlyContinue", site.BaseUrl).ThrowOnError();
        Assert.Equal(1, site.Log.Targets.Count(target => target == "/sitemap.xml"));
    }

    [Fact]
    public async Task A_sitemap_that_cannot_be_read_is_said()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/text>x</a>");
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -FromSitemap", site.Url("/start")).ThrowOnError();
        Assert.Contains($"'{site.Url("/sitemap.xml")}' answered 404", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Single(outcome.Output);
    }

    [Fact]
    public async Task Where_the_seed_is_redirected_to_is_known_before_the_sitemaps_are_read()
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        var there = site.BaseUrls[1];
        site.Intercept(async (context, next) =>
        {
            if (context.Request.Host.Host != "127.0.0.1")
            {
                await next(context);
                return;
            }

            // The page answers long after robots.txt would have.
            if (context.Request.Path == "/start")
                await Task.Delay(200);
            context.Response.Redirect(there + context.Request.Path);
        });
        site.MapHtml("/start", "");
        site.MapText("/sitemap.xml", "<urlset><url><loc>/page/1</loc></url></urlset>");
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Depth 0 -FromSitemap -AllowPrivateNetwork", site.Url("/start")).ThrowOnError();
        Assert.Equal([$"{there}/page/1"], outcome.Values<string>("SourceUrl").Distinct());
    }

    [Fact]
    public async Task Pages_are_read_while_the_sitemap_is_still_arriving()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/page/1>x</a>");
        site.Map("/sitemap.xml", async context =>
        {
            await context.Response.WriteAsync("<urlset><url><loc>/page/1</loc></url><url><loc>/page/2</loc></url>");
            await context.Response.Body.FlushAsync();
            await Site.WaitUntilAsync(() => site.Log.Targets.Contains("/page/1"));
            await context.Response.WriteAsync("<url><loc>/page/3</loc></url></urlset>");
        });
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Depth 0 -FromSitemap", site.Url("/start")).ThrowOnError();
        Assert.Equal([site.Url("/page/1"), site.Url("/page/2"), site.Url("/page/3"), site.Url("/start")], outcome.Values<string>("SourceUrl").Distinct().Order(StringComparer.Ordinal));
    }
}
