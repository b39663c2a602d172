using System.Diagnostics;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Frontiers.Redis;

/// <summary>What a frontier promises that several workers share.</summary>
[Trait("Category", "Long")]
public sealed class RedisFrontierTests : RedisTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Pages_come_out_once_by_level_and_the_end_comes_for_all(int count)
    {
        var workers = await StartAsync(count);
        await AddAsync(workers[0], null, 0, "/");
        foreach (var worker in workers)
            worker.Seal();
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        await Task.WhenAll(workers.Select(async worker =>
        {
            while (await Soon(worker.ClaimAsync()) is { } page)
            {
                Assert.True(seen.TryAdd(page.Url.Path, page.Depth), $"{page.Url.Path} came twice");
                if (page.Depth < 4)
                    await AddAsync(worker, page, page.Depth + 1, ChildrenOf(page));
                await EndAsync(worker, page);
            }
        }));
        Assert.Equal(1 + 3 + 9 + 27 + 81, seen.Count);
        Assert.All(seen, pair => Assert.Equal(pair.Key.Count(static one => one == '/') - (pair.Key == "/" ? 1 : 0),
            pair.Value));
        await CloseAsync(workers);
        Assert.Equal("121", (await HashAsync("c", "Completed")));
        Assert.Equal("0", await HashAsync("c", "waiting"));
        Assert.Equal("0", await HashAsync("c", "active"));
        Assert.Equal("121", await HashAsync("c", "known"));
    }

    [Fact]
    public async Task A_worker_that_leaves_gives_its_pages_back_at_once()
    {
        var workers = await StartAsync(2);
        await AddAsync(workers[0], null, 0, "/");
        var page = (await Soon(workers[0].ClaimAsync()))!;
        // Where a redirect led to is forgotten with it: the next one follows the same redirect.
        Assert.True(await workers[0].MarkAsync(Url("/other"), page, Stop));
        Assert.False(await workers[1].MarkAsync(Url("/"), page, Stop));
        var waiting = workers[1].ClaimAsync();
        workers[0].Abort();
        await workers[0].DisposeAsync();
        var again = (await Soon(waiting))!;
        Assert.Equal(page.Url.Href, again.Url.Href);
        Assert.True(again.IsSeed);
        Assert.True(await workers[1].MarkAsync(Url("/other"), again, Stop));
        await EndAsync(workers[1], again);
        workers[1].Seal();
        Assert.Null(await Soon(workers[1].ClaimAsync()));
        Assert.Equal(new FrontierCounts(0, 1, 0), workers[1].Counts);
    }

    [Fact]
    public async Task A_shorter_way_that_another_worker_finds_counts()
    {
        var workers = await StartAsync(2);
        await AddAsync(workers[0], null, 0, "/");
        var seed = (await Soon(workers[0].ClaimAsync()))!;
        await AddAsync(workers[0], seed, 1, "/slow", "/quick");
        await EndAsync(workers[0], seed);
        var slow = (await Soon(workers[0].ClaimAsync()))!;
        var quick = (await Soon(workers[1].ClaimAsync()))!;
        Assert.Equal("/quick", quick.Url.Path);
        await AddAsync(workers[1], quick, 2, "/deep");
        await EndAsync(workers[1], quick);
        var deep = (await Soon(workers[1].ClaimAsync()))!;
        await AddAsync(workers[1], deep, 3, "/far");
        await EndAsync(workers[1], deep);
        // Two levels below a page that is under way: it has to wait.
        await AddAsync(workers[0], slow, 2, "/far");
        await EndAsync(workers[0], slow);
        var far = (await Soon(workers[1].ClaimAsync()))!;
        Assert.Equal(("/far", 2), (far.Url.Path, far.Depth));
        await EndAsync(workers[1], far);
        foreach (var worker in workers)
            worker.Seal();
        var ends = await Task.WhenAll(workers.Select(worker => Soon(worker.ClaimAsync())));
        Assert.All(ends, Assert.Null);
        Assert.Equal("5", await HashAsync("c", "claimed"));
    }

    [Fact]
    public async Task Limits_of_a_host_and_of_all_pages_hold_over_the_workers()
    {
        var workers = await StartAsync(3, settings => settings with
        {
            MaximumPages = 5,
            Scheduling = new SchedulerSettings { HostLimit = 2 },
        });
        await AddAsync(workers[0], null, 0, [.. Enumerable.Range(0, 9).Select(static n => $"/{n}")]);
        foreach (var worker in workers)
            worker.Seal();
        var (active, most, read) = (0, 0, 0);
        await Task.WhenAll(workers.Select(async worker =>
        {
            while (await Soon(worker.ClaimAsync()) is { } page)
            {
                most = Math.Max(most, Interlocked.Increment(ref active));
                Interlocked.Increment(ref read);
                await Task.Yield();
                Interlocked.Decrement(ref active);
                await EndAsync(worker, page);
            }
        }));
        Assert.Equal(5, read);
        Assert.InRange(most, 1, 2);
        Assert.NotNull(await workers[0].PeekAsync(Stop));
    }

    [Fact]
    public async Task Buckets_split_as_they_fill_up_and_lose_nothing()
    {
        var workers = await StartAsync(1);
        // So few in a bucket, that it does not take a million to fill them.
        await Server.AskAsync("HSET", "{lt:test}:c", "load", "1");
        string[] paths = [.. Enumerable.Range(0, 20_000).Select(static n => $"/{n}")];
        foreach (var chunk in paths.Chunk(2000))
            await AddAsync(workers[0], null, 0, chunk);
        Assert.Equal("20000", await HashAsync("c", "known"));
        Assert.Equal("2", await HashAsync("c", "bits"));
        // One who knows nothing himself asks for all of them.
        var other = (await StartAsync(1))[0];
        foreach (var chunk in paths.Chunk(2000))
            await AddAsync(other, null, 0, chunk);
        Assert.Equal("20000", await HashAsync("c", "known"));
        Assert.Equal("20000", await HashAsync("c", "waiting"));
    }

    [Fact]
    public async Task Another_crawl_of_the_same_name_is_refused_and_joined_by_force()
    {
        var workers = await StartAsync(1);
        await AddAsync(workers[0], null, 0, "/");
        var other = Identity with { Rules = [new("Scope", "Site")] };
        var refusal = await Assert.ThrowsAsync<CrawlStateException>(
            () => StartAsync(1, settings => settings with { Identity = other }));
        Assert.Equal(CrawlStateProblem.StateFileMismatch, refusal.Problem);
        Assert.Contains("Scope", refusal.Message, StringComparison.Ordinal);
        await StartAsync(1, settings => settings with { Identity = other, IsForced = true });
    }

    [Fact]
    public async Task Failed_pages_are_taken_up_again_where_that_is_wanted()
    {
        var workers = await StartAsync(1);
        await AddAsync(workers[0], null, 0, "/");
        workers[0].Seal();
        var page = (await Soon(workers[0].ClaimAsync()))!;
        await workers[0].ReleaseAsync(page, true, Stop);
        var failed = PageResult.Fail(RequestOf(page), FailureReason.Timeout, "was not read");
        await workers[0].CompleteAsync(page.Id, failed, null);
        Assert.Null(await Soon(workers[0].ClaimAsync()));
        await CloseAsync(workers);
        var second = await StartAsync(1, settings => settings with { RetriesFailed = true });
        var again = (await Soon(second[0].ClaimAsync()))!;
        Assert.Equal(page.Url.Href, again.Url.Href);
        await EndAsync(second[0], again);
        second[0].Seal();
        Assert.Null(await Soon(second[0].ClaimAsync()));
        Assert.Equal("0", await HashAsync("c", "Failed"));
    }

    [Fact]
    public async Task Pauses_of_a_host_hold_over_the_workers()
    {
        var workers = await StartAsync(3);
        await AddAsync(workers[0], null, 0, "/");
        var delay = TimeSpan.FromMilliseconds(50);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(workers.Select(async worker =>
        {
            for (var i = 0; i < 5; i++)
            {
                var ticket = default(TurnTicket);
                do
                {
                    await Task.Delay(ticket.Wait, Stop);
                    ticket = await worker.Pace.AskAsync("a.test:80", delay, ticket, Stop);
                }
                while (ticket.Wait > TimeSpan.Zero);
            }
        }));
        Assert.True(Stopwatch.GetElapsedTime(started) >= delay * 14 - TimeSpan.FromMilliseconds(10));
    }

    [Fact]
    public async Task A_rest_that_one_worker_was_asked_for_is_given_by_all()
    {
        var workers = await StartAsync(2);
        await AddAsync(workers[0], null, 0, "/", "/other");
        var first = (await Soon(workers[0].ClaimAsync()))!;
        var rest = TimeSpan.FromMilliseconds(400);
        workers[0].Pace.Pause("a.test:80", rest);
        var started = Stopwatch.GetTimestamp();
        await EndAsync(workers[0], first);
        Assert.NotNull(await Soon(workers[1].ClaimAsync()));
        Assert.True(Stopwatch.GetElapsedTime(started) >= rest * 0.9);
    }

    [Fact]
    public async Task A_robots_file_is_read_by_one_for_all()
    {
        var workers = await StartAsync(2);
        Assert.Null(await workers[0].Robots.FindAsync("http://a.test", Stop));
        var other = workers[1].Robots.FindAsync("http://a.test", Stop).AsTask();
        Assert.False(other.IsCompleted);
        await workers[0].Robots.KeepAsync("http://a.test", "Disallow: /"u8.ToArray(), TimeSpan.FromHours(24), Stop);
        var kept = (await Soon(new ValueTask<LinkTools.Core.Robots.KeptRobots?>(other)))!;
        Assert.Equal("Disallow: /"u8, kept.Content);
        Assert.InRange(kept.Life, TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }
}
