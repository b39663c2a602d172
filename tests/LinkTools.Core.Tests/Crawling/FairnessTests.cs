using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>
/// Slow pages and slow hosts do not hold up others. Slow servers here do not answer at all until the others are done,
/// so a test that were held up would never end.
/// </summary>
public sealed class FairnessTests
{
    private const int SlowHosts = 8, Hosts = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(20)]
    [InlineData(500)]
    public async Task Eight_slow_hosts_that_come_first_do_not_hold_the_others(int slowPages)
    {
        await using var site = await StartAsync();
        var slow = site.BaseUrls.Take(SlowHosts).SelectMany(host => Pages(host, "/held/", slowPages));
        var quick = site.BaseUrls.Skip(SlowHosts).SelectMany(host => Pages(host, "/page/", 20)).ToList();
        var left = quick.ToHashSet();
        await using var crawler = new Crawler(Options());
        await foreach (var page in crawler.CrawlAsync(Crawls.Requests(slow.Concat(quick)), Stop))
        {
            Assert.Equal(PageOutcome.Read, page.Outcome);
            Assert.True(left.Remove(page.Request.Source), page.Request.Source);
            if (left.Count == 0)
                break;
        }

        // They never had all places while others needed them. When the last of the others are in flight, the free
        // places are theirs.
        var asked = site.Log.Targets.ToList();
        var others = asked.Index().Where(target => !IsHeld(target.Item)).ToList();
        var lastWanted = others[^(2 * Hosts)].Index;
        Assert.InRange(asked.Take(lastWanted).Count(IsHeld), 1, 31);
    }

    private static bool IsHeld(string target) => target.StartsWith("/held/", StringComparison.Ordinal);

    [Fact]
    public async Task Nor_do_they_in_a_crawl()
    {
        await using var site = await StartAsync();
        var slow = site.BaseUrls.Take(SlowHosts).ToList();
        site.Intercept((context, next) => context.Request.Path == "/start"
            ? Site.SendAsync(
                context,
                string.Concat(Enumerable.Range(0, 20).Select(
                    n => slow.Contains($"http://{context.Request.Host}") ? $"<a href=/held/{n}>x</a>"
                        : $"<a href=/page/{n * 10}>x</a>")))
            : next(context));
        await using var crawler = new Crawler(Options() with
        {
            Recursion = new RecursionOptions { MaximumDepth = 1 },
        });
        var quick = 0;
        await foreach (var page in crawler.CrawlAsync(
            Crawls.Requests(site.BaseUrls.Select(host => $"{host}/start")), Stop))
        {
            Assert.Equal(PageOutcome.Read, page.Outcome);
            quick += slow.Exists(host => page.Request.Source.StartsWith(host + "/", StringComparison.Ordinal)) ? 0 : 1;
            if (quick == (Hosts - SlowHosts) * 21)
                break;
        }
    }

    [Fact]
    public async Task One_slow_page_holds_the_level_after_the_next_alone_and_depth_is_the_shortest_way()
    {
        await using var site = await Site.StartAsync();
        var released = new TaskCompletionSource();
        site.MapHtml("/start", "<a href=/slow>x</a><a href=/b>x</a>");
        site.Map("/slow", async context =>
        {
            await released.Task;
            await Site.SendAsync(context, "<a href=/e>shorter</a>");
        });
        site.MapHtml("/b", "<a href=/c>x</a>");
        site.MapHtml("/c", "<a href=/d>x</a><a href=/e>longer</a>");
        site.MapHtml("/d", "");
        site.MapHtml("/e", "<a href=/f>x</a>");
        site.MapHtml("/f", "");
        await using var crawler = new Crawler(new CrawlOptions
        {
            Recursion = new RecursionOptions(),
            Fetch = new FetchOptions { Timeout = Timeout.InfiniteTimeSpan },
        });
        var depths = new Dictionary<string, int>();
        await foreach (var page in crawler.CrawlAsync(Crawls.Requests([site.Url("/start")]), Stop))
        {
            depths.Add(new Uri(page.Request.Source).AbsolutePath, page.Request.Depth);
            if (!page.Request.Source.EndsWith("/c", StringComparison.Ordinal))
                continue;
            // The level below the slow page has been read; the pages that it leads to wait, although places are free.
            await Task.Delay(300, Stop);
            Assert.DoesNotContain("/d", site.Log.Targets);
            Assert.DoesNotContain("/e", site.Log.Targets);
            released.SetResult();
        }

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["/start"] = 0, ["/slow"] = 1, ["/b"] = 1, ["/c"] = 2, ["/e"] = 2, ["/d"] = 3, ["/f"] = 3,
            }.OrderBy(pair => pair.Key),
            depths.OrderBy(pair => pair.Key));
    }

    [Fact]
    public async Task A_page_that_waits_for_its_hosts_turn_leaves_its_place_to_others()
    {
        var time = new FakeTimeProvider();
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        await using var crawler = new Crawler(new CrawlOptions
        {
            ThrottleLimit = 1,
            Fetch = new FetchOptions
            {
                Delay = TimeSpan.FromHours(1),
                Timeout = Timeout.InfiniteTimeSpan,
                TimeProvider = time,
            },
        });
        string[] urls =
        [
            .. Pages(site.BaseUrls[0], "/page/", 3), $"{site.BaseUrls[1]}/page/0",
        ];
        var read = new List<string>();
        await foreach (var page in crawler.CrawlAsync(Crawls.Requests(urls), Stop))
        {
            Assert.Equal(PageOutcome.Read, page.Outcome);
            read.Add(page.Request.Source);
            // Until the other host has been read, not a second passes.
            if (read.Count >= 2)
                _ = AdvanceAsync();
        }

        Assert.Equal([urls[0], urls[3]], read[..2]);
        Assert.Equal(urls[1..3], read[2..]);

        // Waiting begins only now, so the clock moves on by hours until it has begun.
        async Task AdvanceAsync()
        {
            while (read.Count < urls.Length)
            {
                time.Advance(TimeSpan.FromHours(1));
                await Task.Delay(10, Stop);
            }
        }
    }

    private static CrawlOptions Options() =>
        new() { Fetch = new FetchOptions { Timeout = Timeout.InfiniteTimeSpan, MaximumRetryCount = 0 } };

    private static IEnumerable<string> Pages(string host, string path, int count) =>
        Enumerable.Range(0, count).Select(n => $"{host}{path}{n}");

    private static Task<Site> StartAsync() => Site.StartAsync(
        new SiteOptions { Listen = [.. Enumerable.Range(1, Hosts).Select(n => $"http://127.0.0.{n}:0")] });
}
