using System.Net;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>Where a crawl goes besides links: redirects, refreshes, other ports, other spellings of URLs.</summary>
public sealed class FollowingTests
{
    private const string Host = "http://a.example";

    [Fact]
    public async Task What_is_left_out_is_not_asked_for_where_a_redirect_leads_there_either()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/signout>x</a><a href=/page/1>y</a>");
        site.Map("/signout", context =>
        {
            context.Response.Redirect("/logout");
            return Task.CompletedTask;
        });
        site.MapHtml("/logout", "");
        var pages = await CrawlAsync(site, new RecursionOptions
        {
            MaximumDepth = 1,
            IsWanted = url => !url.Contains("logout", StringComparison.Ordinal),
        });
        Assert.DoesNotContain(site.Log.Targets, target => target.EndsWith("/logout", StringComparison.Ordinal));
        var left = Assert.Single(pages, page => page.Outcome == PageOutcome.Skipped);
        Assert.Equal($"it leads to {Host}/logout, which -Include or -Exclude leaves out", left.SkipReason);

        // A page that the user named may redirect anywhere, as for the scope.
        pages = await CrawlAsync(
            site, new RecursionOptions { MaximumDepth = 0, IsWanted = url => !url.Contains("logout") }, "/signout");
        Assert.Equal(PageOutcome.Read, Assert.Single(pages).Outcome);
    }

    [Theory]
    [InlineData("/r/1", "signout", "/r/1 /r/2 /r/3 /end")]
    [InlineData("/r/1", "end", "/r/1 /r/2 /r/3")]
    [InlineData("/r/1", "r/2", "/r/1")]
    [InlineData("/r/1", "r/3", "/r/1 /r/2")]
    [InlineData("/r/3", "r/1", "/r/3 /end")]
    [InlineData("/r/1#r/2", "#r/2", "/r/1 /r/2 /r/3 /end")]
    [InlineData("/r/%31", "r/1", "")]
    [InlineData("http://b.example/r/1", "r/1", "")]
    public async Task Each_step_of_a_redirect_is_held_to_what_is_wanted(string link, string unwanted, string expected)
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", $"<a href='{link}'>x</a>");
        site.MapHtml("/end", "");
        foreach (var step in new[] { 1, 2, 3 })
            site.Map($"/r/{step}", context =>
            {
                context.Response.Redirect(step == 3 ? "/end" : $"/r/{step + 1}");
                return Task.CompletedTask;
            });
        await CrawlAsync(site, new RecursionOptions
        {
            MaximumDepth = 1,
            IsWanted = url => !LinkTools.Core.Urls.WebUrl.NormalizeEscapes(url)
                .Contains(unwanted, StringComparison.Ordinal),
        });
        Assert.Equal(
            expected,
            string.Join(' ', site.Log.Targets.Select(target => target.Replace(Host, "", StringComparison.Ordinal))
                .Where(target => target is not ("/start" or "/robots.txt"))));
    }

    [Theory]
    [InlineData("<meta http-equiv=refresh content='0; url=/en/'>", null)]
    [InlineData("<meta http-equiv=Refresh content='3600;URL=en/'>", null)]
    [InlineData("", "0; url=/en/")]
    [InlineData("", "5,en/")]
    [InlineData("", "0;URL=\"http://a.example/en/#top\"")]
    public async Task A_refresh_is_followed_at_the_level_of_its_page(string markup, string? header)
    {
        await using var site = await Site.StartAsync();
        site.Map("/start", context =>
        {
            if (header is not null)
                context.Response.Headers["Refresh"] = header;
            return Site.SendAsync(context, markup);
        });
        site.MapHtml("/en/", "<a href=/page/1>x</a>");
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1 });
        Assert.Equal(
            [($"{Host}/start", 0), ($"{Host}/en/", 0), ($"{Host}/page/1", 1)],
            pages.Select(page => (page.Request.Source, page.Request.Depth)));
        // It is not a hyperlink, so it is not among the returned links.
        Assert.Empty(pages[0].Links);
    }

    [Theory]
    [InlineData("<meta http-equiv=refresh content=30>", null)]
    [InlineData("<meta http-equiv=refresh content='30; url=/start'>", "30")]
    [InlineData("<meta http-equiv=refresh content='0; url=http://elsewhere.example/'>", "0; url=#here")]
    [InlineData("<meta http-equiv=refresh content='0; url=javascript:x'>", "0; url=mailto:a@a.example")]
    [InlineData("<meta name=robots content=nofollow><meta http-equiv=refresh content='0; url=/en/'>", "0; url=/en/")]
    public async Task A_refresh_of_itself_or_out_of_scope_or_that_may_not_be_followed_leads_nowhere(
        string markup, string? header)
    {
        await using var site = await Site.StartAsync();
        site.Map("/start", context =>
        {
            if (header is not null)
                context.Response.Headers["Refresh"] = header;
            return Site.SendAsync(context, markup);
        });
        Assert.Single(await CrawlAsync(site, new RecursionOptions()));
    }

    [Theory]
    [InlineData("<noscript><meta http-equiv=refresh content='0; url=/no'></noscript>", null, null, "")]
    [InlineData("<template><meta http-equiv=refresh content='0; url=/no'></template>", null, null, "")]
    [InlineData("<iframe srcdoc=\"<meta http-equiv=refresh content='0; url=/no'>\"></iframe>", null, null, "")]
    [InlineData("<svg><desc><meta http-equiv=refresh content='0; url=/yes'></desc></svg>", null, null, "/yes")]
    [InlineData("<p>x<meta http-equiv=REFRESH content=' .5 ; URL = \"/yes\" x '>", null, null, "/yes")]
    [InlineData("<meta http-equiv=' refresh' content='0; url=/no'>", null, null, "")]
    [InlineData("<meta http-equiv=refresh content='; url=/no'>", null, null, "")]
    [InlineData(
        "<meta http-equiv=refresh content='0; url=/yes'><meta http-equiv=refresh content='0; url=/no'>", null, null,
        "/yes")]
    [InlineData("<meta http-equiv=refresh content=9><meta http-equiv=refresh content='0; url=/no'>", null, null, "")]
    [InlineData("<meta http-equiv=refresh content='0; url=/no'>", "0; url=/yes", null, "/yes")]
    [InlineData("<meta http-equiv=refresh content='0; url=/no'>", "9", null, "")]
    [InlineData("<meta http-equiv=refresh content='0; url=/yes'>", "soon", null, "/yes")]
    [InlineData("<meta http-equiv=refresh content='0; url=yes'><base href=/b/../>", null, null, "/yes")]
    [InlineData("go on", "0; url=/yes", "text/plain", "/yes")]
    [InlineData("x", "0; url=/yes", "image/png", "/yes")]
    [InlineData("{}", "0; url=/yes", "application/json", "/yes")]
    [InlineData(
        "<html xmlns='http://www.w3.org/1999/xhtml'><noscript><meta http-equiv='refresh' content='0; url=/yes'/>"
            + "</noscript></html>",
        null, "application/xhtml+xml", "/yes")]
    public async Task The_refresh_that_counts_is_the_one_that_a_browser_follows(
        string markup, string? header, string? type, string expected)
    {
        await using var site = await Site.StartAsync();
        site.Map("/start", async context =>
        {
            if (header is not null)
                context.Response.Headers["Refresh"] = header;
            context.Response.ContentType = type ?? "text/html; charset=utf-8";
            await context.Response.WriteAsync(markup);
        });
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 0 });
        Assert.Equal(
            expected.Length == 0 ? [] : new[] { (Host + expected, 0) },
            pages.Skip(1).Select(page => (page.Request.Source, page.Request.Depth)));
        // Nor does it lead anywhere as a link of a deeper level.
        Assert.Equal(pages.Count, (await CrawlAsync(site, new RecursionOptions { MaximumDepth = 3 })).Count);
    }

    [Fact]
    public async Task A_refresh_is_held_to_what_all_links_are_held_to_and_its_failure_names_its_line()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<p>\n<meta http-equiv=refresh content='0; url=/signout'>");
        site.MapHtml("/gone", "<p>\n<meta http-equiv=refresh content='0; url=/status/404'>");
        site.MapHtml("/chain", "<meta http-equiv=refresh content='0; url=/redirect-to?url=/chain2'>");
        site.MapHtml("/chain2", "<meta http-equiv=refresh content='0; url=/page/1'>");
        var rules = new RecursionOptions
        {
            MaximumDepth = 0,
            IsWanted = url => !url.Contains("signout", StringComparison.Ordinal),
        };
        Assert.Single(await CrawlAsync(site, rules));
        var failed = Assert.Single(await CrawlAsync(site, rules, "/gone"), page => page.Failure is not null);
        Assert.Equal(new PageReferrer($"{Host}/gone", 2, ""), failed.Referrer);
        var chain = await CrawlAsync(site, rules, "/chain");
        Assert.Equal([0, 0, 0], chain.Select(page => page.Request.Depth));
        Assert.Equal($"{Host}/page/1", chain[^1].Request.Source);
    }

    [Theory]
    [InlineData("/%7Eu/", "/~u/a", true)]
    [InlineData("/~u/", "/%7eu/a", true)]
    [InlineData("/~u/", "/%7Eu/%61", true)]
    [InlineData("/caf%c3%a9/", "/caf%C3%A9/a", true)]
    [InlineData("/caf%C3%A9/", "/caf\u00E9/a", true)]
    [InlineData("/a%2fb/", "/a%2Fb/c", true)]
    [InlineData("/a%2Fb/", "/a/b/c", false)]
    [InlineData("/%7Eu/", "/~v/a", false)]
    [InlineData("/u/x?q=/", "/u/y", true)]
    [InlineData("/u/./x", "/u/%2e/y", true)]
    [InlineData("/u/", "/u/../v", false)]
    public async Task A_folder_is_the_same_however_its_ordinary_characters_are_written(
        string seed, string link, bool isBelow)
    {
        await using var site = await Site.StartAsync();
        site.Intercept((context, next) => Site.SendAsync(context, $"<a href='{link}'>x</a>"));
        var pages = await CrawlAsync(
            site, new RecursionOptions { Scope = CrawlScope.Path, MaximumDepth = 1 }, seed);
        Assert.Equal(isBelow ? 2 : 1, pages.Count);
    }

    [Fact]
    public async Task Two_pages_that_refresh_to_each_other_are_read_once_each()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<meta http-equiv=refresh content='0; url=/other'>");
        site.MapHtml("/other", "<meta http-equiv=refresh content='0; url=/start'>");
        Assert.Equal(2, (await CrawlAsync(site, new RecursionOptions())).Count);
    }

    [Theory]
    [InlineData(CrawlScope.Origin, 2, 0)]
    [InlineData(CrawlScope.Host, 4, 1)]
    [InlineData(CrawlScope.Domain, 4, 0)]
    public async Task Another_port_is_another_origin_and_told_once_where_it_is_followed(
        CrawlScope scope, int expected, int warnings)
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/start",
            "<a href=/page/1>x</a><a href='http://a.example:8080/one'>x</a><a href='http://a.example:8081/two'>x</a>");
        site.MapHtml("/one", "");
        site.MapHtml("/two", "");
        var pages = await CrawlAsync(site, new RecursionOptions { Scope = scope, MaximumDepth = 1 });
        Assert.Equal(expected, pages.Count(page => page.Outcome == PageOutcome.Read));
        var told = pages.SelectMany(page => page.Warnings).ToList();
        Assert.Equal(warnings, told.Count);
        Assert.All(told, warning => Assert.Equal(
            "The crawl also follows another port of a.example, which is another site: 'http://a.example:8080/one'. "
                + "-Scope Origin follows only the scheme, host and port that you gave.",
            warning));
    }

    [Fact]
    public async Task A_url_is_one_page_however_its_ordinary_characters_are_written()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/start",
            "<a href='/%7Eu'>x</a> <a href='/~u'>x</a> <a href='/%7eu'>x</a> <a href='/p?q=%61'>x</a> "
            + "<a href='/p?q=a'>x</a> <a href='/p?q=%2F'>x</a> <a href='/p?q=%2f'>x</a> <a href='/p?q=/'>x</a>");
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1 });
        Assert.Equal(
            [
                $"{Host}/%7Eu", $"{Host}/p?q=%2F", $"{Host}/p?q=%61", $"{Host}/p?q=/", $"{Host}/start",
            ],
            pages.Select(page => page.Request.Source).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_that_failed_names_the_link_that_first_led_to_it()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<p>\n\n<a href=/status/404>gone</a><a href=/status/404>again</a>");
        var pages = await CrawlAsync(site, new RecursionOptions());
        var failed = Assert.Single(pages, page => page.Outcome == PageOutcome.Failed);
        Assert.Equal(new PageReferrer($"{Host}/start", 3, "gone"), failed.Referrer);
        Assert.Equal($"It is linked on '{Host}/start', line 3 (\"gone\").", failed.Referrer!.Describe());
        Assert.All(pages.Where(page => page != failed), page => Assert.Null(page.Referrer));
    }

    [Fact]
    public void A_referrer_with_its_text_is_one_line()
    {
        Assert.Equal(
            "It is linked on 'http://a.example/', line 7 (\"read more\").",
            new PageReferrer("http://a.example/", 7, "read more").Describe());
        Assert.Equal(
            "It is linked on 'http://a.example/'.", new PageReferrer("http://a.example/", 0, "").Describe());
    }

    private static Task<List<PageResult>> CrawlAsync(
        Site site, RecursionOptions recursion, string seed = "/start") =>
        Crawls.RunAsync(
            [Host + seed],
            new CrawlOptions
            {
                Recursion = recursion,
                Fetch = new FetchOptions { Proxy = new WebProxy(site.BaseUrl), MaximumRetryCount = 0 },
            });
}
