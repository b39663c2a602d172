using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>The requests of a crawl as three hosts on loopback see them.</summary>
public sealed class PolitenessTests
{
    private static readonly string[] Hosts = ["127.0.0.1", "127.0.0.2", "127.0.0.3"];

    [Fact]
    public async Task Each_host_has_its_own_limit()
    {
        await using var site = await StartAsync();
        MapPages(site, 40);
        await CrawlAsync(site, new RecursionOptions(), new FetchOptions { HostThrottleLimit = 3 });
        Assert.All(Hosts, host => Assert.Equal(3, site.PeakOpenFor(host)));
    }

    [Fact]
    public async Task A_host_that_does_not_answer_does_not_hold_the_others()
    {
        await using var site = await StartAsync();
        MapPages(site, 100);
        // The third host answers nothing before the two others are done. If they waited for it, the test would never
        // end.
        var others = 0;
        site.Intercept(async (context, next) =>
        {
            if (context.Request.Host.Host == Hosts[2] && context.Request.Path != "/robots.txt")
                await Site.WaitUntilAsync(() => Volatile.Read(ref others) >= 202);
            await next(context);
            if (context.Request.Host.Host != Hosts[2] && context.Request.Path != "/robots.txt")
                Interlocked.Increment(ref others);
        });
        var pages = await CrawlAsync(site, new RecursionOptions(), new FetchOptions());
        Assert.Equal(303, pages.Count(page => page.Outcome == PageOutcome.Read));
    }

    [Fact]
    public async Task Crawl_delay_keeps_the_requests_to_its_host_apart()
    {
        await using var site = await StartAsync();
        MapPages(site, 6);
        site.MapText("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n");
        var pages = await CrawlAsync(
            site, new RecursionOptions(), new FetchOptions { Timeout = TimeSpan.FromSeconds(1) });
        Assert.Equal(21, pages.Count(page => page.Outcome == PageOutcome.Read));
        foreach (var host in Hosts)
        {
            var times = site.Log.Entries.Where(
                entry =>
                entry.Host.StartsWith(host, StringComparison.Ordinal)
                && entry.Target.StartsWith("/p/", StringComparison.Ordinal))
                .Select(entry => entry.Time).Order().ToList();
            // The log is written on arrival, so two requests may be a little closer in it than they were sent.
            Assert.All(
                times.Zip(times.Skip(1)),
                pair =>
                Assert.True(
                    pair.Second - pair.First > TimeSpan.FromMilliseconds(200), $"{host}: {pair.Second - pair.First}"));
            Assert.Single(
                pages.SelectMany(page => page.Notes),
                note =>
                note.Contains(host, StringComparison.Ordinal)
                && note.Contains("a pause of 0.3 s", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_longer_delay_than_a_minute_is_capped()
    {
        await using var site = await StartAsync();
        site.MapText("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n");
        site.MapHtml("/", "<a href=/p/1>x</a>");
        site.MapHtml("/p/1", "");
        var pages = await Crawls.RunAsync([site.Url("/")], new CrawlOptions { Recursion = new RecursionOptions() });
        Assert.Equal(2, pages.Count);
        Assert.Contains(
            "a pause of 60 s between requests (it asks for 3600 s)",
            Assert.Single(pages.SelectMany(page => page.Notes)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RobotsPolicy.FoundPages, true, false)]
    [InlineData(RobotsPolicy.AllPages, false, false)]
    [InlineData(RobotsPolicy.Ignore, true, true)]
    public async Task Robots_txt_is_asked_as_the_policy_says(RobotsPolicy policy, bool readsSeed, bool readsFound)
    {
        await using var site = await Site.StartAsync();
        site.MapText("/robots.txt", "User-agent: linktools\nDisallow: /closed\n");
        site.MapHtml("/closed/start", "<a href=/closed/page>x</a> <a href=/open>x</a>");
        site.MapHtml("/closed/page", "");
        site.MapHtml("/open", "<a href='/redirect-to?url=/closed/behind'>x</a>");
        site.MapHtml("/closed/behind", "");
        await Crawls.RunAsync(
            [site.Url("/closed/start")], new CrawlOptions { Recursion = new RecursionOptions(), Robots = policy });
        Assert.Equal(readsSeed, site.Log.Targets.Contains("/closed/start"));
        Assert.Equal(readsFound, site.Log.Targets.Contains("/closed/page"));
        Assert.Equal(readsFound, site.Log.Targets.Contains("/closed/behind"));
        Assert.Equal(readsSeed, site.Log.Targets.Contains("/open"));
        Assert.Equal(policy == RobotsPolicy.Ignore ? 0 : 1, site.Log.Targets.Count(target => target == "/robots.txt"));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(503, false)]
    [InlineData(500, false)]
    public async Task Without_a_robots_txt_all_is_allowed_and_with_an_unreachable_one_nothing(
        int status, bool isAllowed)
    {
        await using var site = await Site.StartAsync();
        site.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        site.MapHtml("/start", "<a href=/page/1>x</a>");
        var pages = await Crawls.RunAsync(
            [site.Url("/start")],
            new CrawlOptions
            {
                Recursion = new RecursionOptions { MaximumDepth = 1 },
                Fetch = new FetchOptions { MaximumRetryCount = 0 },
            });
        Assert.Equal(isAllowed, site.Log.Targets.Contains("/page/1"));
        if (!isAllowed)
            Assert.Contains(
                $"status {status}", Assert.Single(pages, page => page.Outcome == PageOutcome.Skipped).SkipReason,
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_txt_may_be_redirected()
    {
        await using var site = await Site.StartAsync();
        site.Map("/robots.txt", context =>
        {
            context.Response.Redirect("/elsewhere.txt");
            return Task.CompletedTask;
        });
        site.MapText("/elsewhere.txt", "User-agent: *\nDisallow: /page/1");
        site.MapHtml("/start", "<a href=/page/1>x</a>");
        await Crawls.RunAsync(
            [site.Url("/start")], new CrawlOptions { Recursion = new RecursionOptions { MaximumDepth = 1 } });
        Assert.DoesNotContain("/page/1", site.Log.Targets);
    }

    [Theory]
    [InlineData("deep", "deeper than 32 segments")]
    [InlineData("repeat", "the same segment more than 4 times")]
    [InlineData("query", "more than 50 queries")]
    [InlineData("calendar", "has more than 300 pages")]
    [InlineData("session", "has more than 300 pages")]
    public async Task Endless_spaces_end_with_one_warning(string trap, string warning)
    {
        await using var site = await Site.StartAsync();
        site.Intercept((context, next) =>
        {
            var path = context.Request.Path.Value!;
            var number = path.Length * 7 % 1000;
            var html = trap switch
            {
                "deep" => $"<a href='{path.TrimEnd('/')}/{number}{path.Length}'>x</a>",
                "repeat" => $"<a href='{path.TrimEnd('/')}/a'>x</a><a href='b/a/'>y</a>",
                "query" => string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<a href='/search?q={i}'>x</a>")),
                "session" =>
                    string.Concat(Enumerable.Range(0, 5).Select(i => $"<a href='/s{Guid.NewGuid():N}/'>x</a>")),
                _ when path.StartsWith("/day/", StringComparison.Ordinal) =>
                    $"<a href='/day/{int.Parse(path[5..]) + 1}'>next</a>",
                _ => "<a href='/day/1'>next</a>",
            };
            return path == "/robots.txt" ? next(context) : Site.SendAsync(context, html);
        });
        var pages = await Crawls.RunAsync(
            [site.Url("/")], new CrawlOptions
            {
                Recursion = new RecursionOptions { Limits = new TrapLimits { HostPages = 300, QueriesPerPath = 50 } },
            });
        var told = Assert.Single(pages.SelectMany(page => page.Warnings));
        Assert.Contains(warning, told, StringComparison.Ordinal);
        Assert.Contains(site.BaseUrl, told, StringComparison.Ordinal);
        Assert.InRange(pages.Count, 1, 302);
    }

    [Fact]
    public async Task Hosts_without_end_end_too()
    {
        await using var site = await Site.StartAsync();
        site.Intercept((context, next) => context.Request.Path == "/robots.txt"
            ? next(context) : Site.SendAsync(
                context,
                string.Concat(
                    Enumerable.Range(0, 5).Select(_ => $"<a href='http://h{Guid.NewGuid():N}.example.com/'>x</a>"))));
        var pages = await Crawls.RunAsync(["http://www.example.com/"], new CrawlOptions
        {
            Recursion = new RecursionOptions
            {
                Scope = CrawlScope.Domain,
                Limits = new TrapLimits { HostsPerDomain = 40 },
            },
            Fetch = new FetchOptions { Proxy = new System.Net.WebProxy(site.BaseUrl) },
        });
        Assert.Contains(
            "example.com has more than 40 hosts", Assert.Single(pages.SelectMany(page => page.Warnings)),
            StringComparison.Ordinal);
        Assert.InRange(pages.Count, 40, 41);
    }

    private static Task<Site> StartAsync() =>
        Site.StartAsync(new SiteOptions { Listen = [.. Hosts.Select(host => $"http://{host}:0")] });

    private static void MapPages(Site site, int count)
    {
        site.MapHtml("/start", string.Concat(Enumerable.Range(0, count).Select(i => $"<a href=/p/{i}>x</a>")));
        for (var i = 0; i < count; i++)
        {
            site.Map($"/p/{i}", async context =>
            {
                await Task.Delay(10);
                await Site.SendAsync(context, "<a href=/start>back</a>");
            });
        }
    }

    private static Task<List<PageResult>> CrawlAsync(Site site, RecursionOptions recursion, FetchOptions fetch) =>
        Crawls.RunAsync(
            site.BaseUrls.Select(url => url + "/start"), new CrawlOptions { Recursion = recursion, Fetch = fetch });
}
