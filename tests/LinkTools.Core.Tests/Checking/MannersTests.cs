using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Checking;

/// <summary>A crawl and the checks of its links share the limits of each host.</summary>
public sealed class MannersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task The_crawl_and_the_checks_share_a_hosts_limit(int limit)
    {
        await using var site = await Site.StartAsync();
        var pages = Enumerable.Range(0, 40).ToArray();
        site.MapHtml("/", string.Concat(pages.Select(n => $"<a href=/p{n}>p</a><img src=/i{n}>")));
        foreach (var n in pages)
        {
            site.MapHtml($"/p{n}", $"<img src=/more{n}>");
            site.Map($"/i{n}", static _ => Task.CompletedTask);
            site.Map($"/more{n}", static _ => Task.CompletedTask);
        }

        site.Intercept(static async (context, next) =>
        {
            await Task.Yield();
            await next(context);
        });
        var checks = await Checks.RunPagesAsync(Crawling(limit), null, [PageRequest.ForUrl(site.Url("/"))]);
        Assert.Equal(1 + 80 + 40, checks.Count);
        Assert.All(checks, check => Assert.Equal("Ok", check.Status));
        // robots.txt is requested in addition to the pages.
        Assert.InRange(site.PeakOpenRequests, 1, limit + 1);
        Assert.Equal(2 + 40 + 80, site.Log.Count);
    }

    [Fact]
    public async Task What_a_check_is_told_to_wait_the_crawl_waits_too()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/", "<img src=/busy><a href=/next>n</a>");
        site.MapHtml("/next", "<p>");
        var isBusy = 1;
        site.Map("/busy", context =>
        {
            if (Interlocked.Exchange(ref isBusy, 0) == 0)
                return Task.CompletedTask;
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });
        var options = Crawling(1);
        options = options with
        {
            Crawl = options.Crawl with { Fetch = options.Crawl.Fetch with { MaximumRetryCount = 1 } },
        };
        var checks = await Checks.RunPagesAsync(options, null, [PageRequest.ForUrl(site.Url("/"))]);
        Assert.All(checks, check => Assert.Equal("Ok", check.Status));
        var told = site.Log.Entries.First(entry => entry.Target == "/busy").Time;
        Assert.All(
            site.Log.Entries.Where(entry => entry.Time > told),
            entry => Assert.True(entry.Time - told > TimeSpan.FromMilliseconds(900), entry.Target));
    }

    [Fact]
    public async Task What_robots_txt_forbids_to_read_is_checked_all_the_same_and_not_where_it_is_respected()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/robots.txt", "User-agent: *\nDisallow: /closed");
        site.MapHtml("/", "<a href=/closed>c</a><a href=/open>o</a>");
        site.MapHtml("/closed", "<a href=/behind>b</a>");
        site.MapHtml("/open", "<p>");
        var seeds = new[] { PageRequest.ForUrl(site.Url("/")) };
        var checks = await Checks.RunPagesAsync(Crawling(8), null, seeds);
        Assert.Equal(["Ok", "Ok", "Ok"], checks.Select(check => check.Status));
        Assert.Contains(site.Log.Entries, entry => entry is { Method: "HEAD", Target: "/closed" });
        Assert.DoesNotContain("/behind", site.Log.Targets);
        site.Log.Clear();
        checks = await Checks.RunPagesAsync(Crawling(8) with { RespectsRobots = true }, null, seeds);
        Assert.Equal(
            "Skipped RobotsTxt",
            checks.Where(check => check.Url.EndsWith("/closed", StringComparison.Ordinal))
                .Select(check => $"{check.Status} {check.Reason}").Single());
        Assert.DoesNotContain("/closed", site.Log.Targets);
    }

    [Fact]
    public async Task A_crawl_reads_no_further_than_its_results_are_taken()
    {
        await using var site = await Site.StartAsync();
        site.Intercept(static (context, next) => context.Request.Path.Value!.StartsWith("/p", StringComparison.Ordinal)
            ? Site.SendAsync(
                context,
                string.Concat(Enumerable.Range(0, 1000).Select(n => $"<a href=#{n}>l</a>"))
                + $"<a href={context.Request.Path.Value}1>1</a><a href={context.Request.Path.Value}2>2</a>")
            : next(context));
        var options = Crawling(4) with { SkipsFragments = true };
        options = options with
        {
            Crawl = options.Crawl with
            {
                ThrottleLimit = 4,
                Recursion = new RecursionOptions { MaximumPages = 5000 },
            },
        };
        await using var checker = new LinkChecker(options);
        await using var results = checker.CheckPagesAsync(
            Checks.Of([PageRequest.ForUrl(site.Url("/p"))]), static _ => { }, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await results.MoveNextAsync());
        var before = -1L;
        // Only the number of pages shows that the crawl is waiting.
        while (before != site.Log.Count)
        {
            before = site.Log.Count;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        Assert.InRange(before, 1, 100);
    }

    [Fact]
    public async Task An_https_twin_that_is_linked_too_is_asked_once()
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0"] });
        // No https server listens on this port, which is found out once for both links.
        var options = Checks.Quick() with { RequiresHttps = true };
        site.MapHtml("/linked", "<p>");
        var twin = site.Url("/linked").Replace("http:", "https:", StringComparison.Ordinal);
        var checks = await Checks.RunAsync(options, site.Url("/linked"), twin, site.Url("/linked#x"));
        Assert.Equal(3, checks.Count);
        Assert.Equal(
            ["FragmentMissing", "Ok", "Unreachable"],
            checks.Select(check => check.Status).Order(StringComparer.Ordinal));
        Assert.Equal(1, site.Log.Entries.Count(entry => entry.Method == "GET"));
    }

    private static CheckOptions Crawling(int hostLimit)
    {
        var options = Checks.Quick(seconds: 60);
        return options with
        {
            Crawl = options.Crawl with
            {
                Recursion = new RecursionOptions(),
                Kinds = LinkKindSet.Of(LinkKind.Hyperlink, LinkKind.Image),
                Fetch = options.Crawl.Fetch with { HostThrottleLimit = hostLimit },
            },
        };
    }

    [Fact]
    public async Task A_page_whose_body_cannot_be_decoded_is_there_and_its_parts_are_not_known()
    {
        await using var site = await Site.StartAsync();
        site.Map("/broken", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return Site.SendAsync(context, "no gzip");
        });
        var checks = await Checks.RunAsync(Checks.Quick(), site.Url("/broken"), site.Url("/broken#part"));
        Assert.Equal(
            [("Ok", 200, ""), ("Unverified", 200, "ContentDecoding")],
            checks.Select(check => (check.Status, check.StatusCode, check.Reason)).Order());
    }
}
