using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Http;

/// <summary>Transient failures are retried, and no others.</summary>
public sealed class RetryTests
{
    private static FetchOptions Quick => new() { RetryInterval = TimeSpan.FromMilliseconds(5), MaximumRetryCount = 3 };

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    [InlineData(521)]
    [InlineData(522)]
    [InlineData(523)]
    [InlineData(524)]
    [InlineData(530)]
    public async Task A_status_that_can_heal_is_tried_again_until_it_has(int status)
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 2, context => context.Response.StatusCode = status);
        var page = await Crawls.RunAsync(site.Url("/flaky"), Quick);
        Assert.Null(page.Failure);
        Assert.Equal(3, site.Log.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(507)]
    [InlineData(525)]
    [InlineData(526)]
    [InlineData(529)]
    [InlineData(531)]
    public async Task A_status_that_cannot_heal_is_final(int status)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url($"/status/{status}"), Quick);
        Assert.Equal(FailureReason.HttpStatus, page.Failure?.Reason);
        Assert.Equal(status, page.StatusCode);
        Assert.Equal(1, site.Log.Count);
    }

    [Fact]
    public async Task A_connection_reset_in_the_body_is_tried_again_and_gives_the_page_once()
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 1, context =>
        {
            context.Response.ContentLength = 10_000;
            context.Response.Body.WriteAsync("<a href=half>"u8.ToArray()).AsTask().GetAwaiter().GetResult();
            context.Abort();
        });
        var page = await Crawls.RunAsync(site.Url("/flaky"), Quick);
        Assert.Equal(["whole"], page.Links.Select(link => link.Href));
    }

    [Fact]
    public async Task Retries_end_with_the_first_reason()
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url("/status/503"), Quick);
        Assert.Equal(503, page.StatusCode);
        Assert.Equal(4, site.Log.Count);
    }

    [Fact]
    public async Task A_host_that_never_answered_is_not_tried_again()
    {
        var page = await Crawls.RunAsync(
            "http://127.0.0.1:1/",
            Quick with { RetryInterval = TimeSpan.FromSeconds(30) }).WaitAsync(TimeSpan.FromSeconds(10),
            TestContext.Current.CancellationToken);
        Assert.Equal(FailureReason.ConnectionRefused, page.Failure?.Reason);
    }

    [Fact]
    public async Task A_host_that_answered_before_is_tried_again_when_it_refuses()
    {
        var site = await Site.StartAsync();
        var address = site.BaseUrl;
        await using var crawler = new Crawler(
            new CrawlOptions
            {
                Fetch = new FetchOptions { RetryInterval = TimeSpan.FromMilliseconds(200), MaximumRetryCount = 6 },
            });
        var seeds = System.Threading.Channels.Channel.CreateUnbounded<PageRequest>();
        seeds.Writer.TryWrite(PageRequest.ForUrl($"{address}/page/1"));
        var again = Task.FromResult<Site>(null!);
        var pages = new List<PageResult>();
        await foreach (var page in crawler.CrawlAsync(
                seeds.Reader.ReadAllAsync(TestContext.Current.CancellationToken),
                TestContext.Current.CancellationToken))
        {
            pages.Add(page);
            if (pages.Count > 1)
                break;
            // Unreachable for a moment, as in a restart.
            await site.DisposeAsync();
            seeds.Writer.TryWrite(PageRequest.ForUrl($"{address}/page/2"));
            seeds.Writer.Complete();
            again = StartLaterAsync(address);
        }

        await using var restarted = await again;
        Assert.All(pages, page => Assert.Equal(PageOutcome.Read, page.Outcome));
        Assert.Equal(["/page/2"], restarted.Log.Targets);

        static async Task<Site> StartLaterAsync(string address)
        {
            await Task.Delay(100);
            return await Site.StartAsync(new SiteOptions { Listen = [address] });
        }
    }

    [Theory]
    [InlineData(429, "30", 30)]
    [InlineData(503, "30", 30)]
    [InlineData(503, null, 1)]
    [InlineData(429, "300", 300)]
    public async Task A_host_that_is_overloaded_is_left_alone_as_a_whole(int status, string? retryAfter, int seconds)
    {
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        FailFirst(site, 1, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
        });
        var time = new FakeTimeProvider();
        var urls = new[] { site.Url("/flaky"), site.Url("/page/1"), $"{site.BaseUrls[1]}/page/2" };
        var fetch = new FetchOptions { TimeProvider = time, Timeout = Timeout.InfiniteTimeSpan, MaximumRetryCount = 0 };
        var run = Crawls.RunAsync(
            urls, new CrawlOptions { ThrottleLimit = 2, Fetch = fetch with { HostThrottleLimit = 1 } });

        var start = time.GetUtcNow();
        while (!run.IsCompleted)
        {
            // Meanwhile the other host gets requests, and the overloaded one only after its pause.
            var targets = site.Log.Targets;
            Assert.True(
                !targets.Contains("/page/1") || time.GetUtcNow() - start >= TimeSpan.FromSeconds(seconds),
                $"asked again after {time.GetUtcNow() - start}");
            if (targets.Contains("/page/2"))
                time.Advance(TimeSpan.FromSeconds(seconds) / 4);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            [site.Url("/flaky")],
            (await run).Where(page => page.Outcome != PageOutcome.Read).Select(page => page.Request.Source));
    }

    [Fact]
    public async Task Retry_After_is_obeyed_where_the_deadline_allows_and_final_where_not()
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 1, context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "1";
        });
        Assert.Null((await Crawls.RunAsync(site.Url("/flaky"), Quick)).Failure);
        var times = site.Log.Entries.Select(entry => entry.Time).ToList();
        Assert.True(times[1] - times[0] >= TimeSpan.FromMilliseconds(900), $"{times[1] - times[0]}");

        await using var busy = await Site.StartAsync();
        FailFirst(busy, 1, context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "3600";
        });
        var page = await Crawls.RunAsync(busy.Url("/flaky"), Quick);
        Assert.Equal(503, page.StatusCode);
        Assert.Equal(1, busy.Log.Count);
    }

    [Fact]
    public async Task A_delay_is_kept_between_the_requests_to_a_host()
    {
        await using var site = await Site.StartAsync();
        var time = new FakeTimeProvider();
        var delay = TimeSpan.FromHours(1);
        var run = Crawls.RunAsync(
            Enumerable.Range(0, 5).Select(n => site.Url($"/page/{n}")), new FetchOptions
            {
                Delay = delay,
                TimeProvider = time,
                Timeout = Timeout.InfiniteTimeSpan,
            });
        var start = time.GetUtcNow();
        while (!run.IsCompleted)
        {
            // Counted first: what has arrived by then was allowed at the time that is read afterwards.
            var asked = site.Log.Count;
            Assert.True(
                asked - 1 <= (time.GetUtcNow() - start) / delay, $"{asked} requests after {time.GetUtcNow() - start}");
            time.Advance(delay / 4);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.Equal(5, (await run).Count(page => page.Outcome == PageOutcome.Read));
    }

    [Fact]
    public void Turns_are_a_delay_apart_and_a_raised_one_counts_from_the_next()
    {
        var time = new FakeTimeProvider();
        var pacer = new HostPacer(time, TimeSpan.FromSeconds(1));
        var url = WebUrl.Parse("http://a.example/")!;
        var turns = Enumerable.Range(0, 4).Select(_ => Turn(url)).ToList();
        Assert.Equal(1, turns.Count(turn => turn.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, turns.Count(turn => turn.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.All(turns, turn => Assert.True(turn.IsCompletedSuccessfully));
        Assert.True(Turn(WebUrl.Parse("http://b.example/")!).IsCompleted);

        pacer.RaiseDelay(url, TimeSpan.FromSeconds(5));
        var next = Turn(url);
        var last = Turn(url);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((true, false), (next.IsCompleted, last.IsCompleted));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(last.IsCompleted);

        Task Turn(WebUrl host) => pacer.WaitAsync(host, slot: null, TestContext.Current.CancellationToken).AsTask();
    }

    private static void FailFirst(Site site, int count, Action<HttpContext> fail)
    {
        var asked = 0;
        site.Map("/flaky", context =>
        {
            if (Interlocked.Increment(ref asked) <= count)
            {
                fail(context);
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<a href=whole>whole</a>");
        });
    }
}
