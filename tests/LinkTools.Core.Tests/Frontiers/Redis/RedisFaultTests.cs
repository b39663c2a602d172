using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Frontiers.Redis;

/// <summary>What happens to a shared crawl when its server or its workers go away.</summary>
[Trait("Category", "Long")]
public sealed class RedisFaultTests : RedisTests
{
    private static readonly string[] Durable = ["--appendonly", "yes", "--appendfsync", "always"];

    private static readonly TimeSpan ShortLease = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Pages_whose_claim_was_never_heard_of_are_given_back_after_a_crash_of_the_server()
    {
        Server = await RedisServer.StartAsync(Durable);
        var worker = (await StartAsync(1))[0];
        await AddAsync(worker, null, 0, "/lost", "/other");
        // The server has done it, and the worker that asked does not know.
        var name = (await Server.AskAsync("SRANDMEMBER", "{lt:test}:workers")).ToString();
        var link = await RedisLink.OpenAsync(Server.Address(), Stop);
        await link.RunAsync(RedisScript.Work, name, 20_000, "{}", 1, 8, long.MaxValue, 0, 0);
        await link.DisposeAsync();
        Assert.Equal("1", await HashAsync("c", "active"));
        Server.Kill();
        await Server.StartAgainAsync();
        var pages = new List<string>();
        worker.Seal();
        while (await Soon(worker.ClaimAsync()) is { } page)
        {
            pages.Add(page.Url.Path);
            await EndAsync(worker, page);
        }

        Assert.Equal(["/lost", "/other"], pages.Order());
        Assert.NotEqual(name, (await Server.AskAsync("SRANDMEMBER", "{lt:test}:workers")).ToString());
    }

    [Fact]
    public async Task What_a_worker_sends_under_a_name_that_has_gone_is_not_done()
    {
        var worker = (await StartAsync(1))[0];
        await AddAsync(worker, null, 0, "/");
        var link = await RedisLink.OpenAsync(Server.Address(), Stop);
        var answer = await link.RunAsync(RedisScript.Work, "gone", 20_000, "{}", 1, 8, long.MaxValue, 0, 0);
        await link.DisposeAsync();
        Assert.Null(TurnAnswer.Read(answer));
        Assert.Equal("1", await HashAsync("c", "waiting"));
    }

    [Fact]
    public async Task A_server_that_comes_back_without_its_last_second_is_told_again()
    {
        Server = await RedisServer.StartAsync();
        var warnings = new List<string>();
        var worker = (await StartAsync(1, settings => settings with { OnWarning = warnings.Add }))[0];
        await AddAsync(worker, null, 0, "/");
        var seed = (await Soon(worker.ClaimAsync()))!;
        await Server.AskAsync("SAVE");
        await AddAsync(worker, seed, 1, "/a", "/b");
        await EndAsync(worker, seed);
        var first = (await Soon(worker.ClaimAsync()))!;
        Server.Kill();
        await Server.StartAgainAsync();
        // Neither the completion of the first page nor what it led to is known there.
        await EndAsync(worker, first);
        worker.Seal();
        var pages = new List<string> { first.Url.Path };
        while (await Soon(worker.ClaimAsync()) is { } page)
        {
            pages.Add(page.Url.Path);
            await EndAsync(worker, page);
        }

        Assert.Equal(["/a", "/b"], pages.Distinct().Order());
        await CloseAsync([worker]);
        Assert.Equal("3", await HashAsync("c", "Completed"));
        Assert.Equal("0", await HashAsync("c", "active"));
        Assert.Single(warnings);
    }

    [Fact]
    public async Task A_server_that_stays_away_ends_the_crawl_with_one_error()
    {
        var worker = (await StartAsync(1, settings => settings with { Timeout = TimeSpan.FromSeconds(1) }))[0];
        await AddAsync(worker, null, 0, "/");
        var page = (await Soon(worker.ClaimAsync()))!;
        Server.Kill();
        var error = await Assert.ThrowsAsync<CrawlStateException>(() => EndAsync(worker, page));
        Assert.Equal(CrawlStateProblem.StateServerUnreachable, error.Problem);
        Assert.Contains(Server.Address().ToString(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crawl_that_was_removed_ends_its_workers()
    {
        var worker = (await StartAsync(1, settings => settings with { Lease = ShortLease }))[0];
        await AddAsync(worker, null, 0, "/");
        var inUse = await Assert.ThrowsAsync<CrawlStateException>(
            () => ServerState.RemoveAsync(Server.Address(), isForced: false, Stop));
        Assert.Equal(CrawlStateProblem.StateFileInUse, inUse.Problem);
        await ServerState.RemoveAsync(Server.Address(), isForced: true, Stop);
        var error = await Assert.ThrowsAsync<CrawlStateException>(async () => await Soon(worker.ClaimAsync()));
        Assert.Equal(CrawlStateProblem.StateFileRemoved, error.Problem);
        Assert.Equal(0, (int)await Server.AskAsync("DBSIZE"));
    }

    [Fact]
    public async Task Rows_of_pages_that_were_given_to_others_are_refused_and_named()
    {
        var workers = await StartAsync(2, settings => settings with { Lease = ShortLease });
        var mark = new OutputMark("/tmp/rows.csv", "csv", 0);
        await workers[0].RecordOutputAsync(mark, Stop);
        await AddAsync(workers[0], null, 0, "/");
        var page = (await Soon(workers[0].ClaimAsync()))!;
        // As when it was frozen for longer than its lease: the other finds it dead, and gives its pages back.
        var name = (await Server.AskAsync("EVAL", """
            for _, worker in ipairs(redis.call('SMEMBERS', '{lt:test}:workers')) do
              if redis.call('EXISTS', '{lt:test}:w:' .. worker) == 1 then return worker end
            end
            """, 0)).ToString();
        var link = await RedisLink.OpenAsync(Server.Address(), Stop);
        await link.RunAsync(RedisScript.Leave, 8, name);
        await link.DisposeAsync();
        var taken = (await Soon(workers[1].ClaimAsync()))!;
        await workers[0].ReleaseAsync(page, true, Stop);
        await workers[0].CompleteAsync(
            [PageResult.Read(RequestOf(page)) with { ClaimId = page.Id, RowSpan = new RowSpan(10, 30) }], mark);
        Assert.Equal(page.Url.Href, taken.Url.Href);
        await EndAsync(workers[1], taken);
        await CloseAsync(workers);
        Assert.Equal("1", await HashAsync("c", "Completed"));
        var next = (await StartAsync(1))[0];
        var known = Assert.Single((await next.FindOutputsAsync(Stop)).Marks);
        Assert.Equal(new RowSpan(10, 30), Assert.Single(known.Refused));
        Assert.Equal(30, known.Bytes);
    }

    [Fact]
    public async Task A_server_that_refuses_says_so_with_one_id_each()
    {
        Assert.Equal(CrawlStateProblem.StateServerUnreachable, await ProblemOfAsync(
            new RedisAddress { Host = "127.0.0.1", Port = 1, Name = "test" }));

        await using (var closed = await RedisServer.StartAsync("--requirepass", "open"))
        {
            Assert.Equal(CrawlStateProblem.StateServerDenied, await ProblemOfAsync(closed.Address()));
            var wrong = closed.Address() with { Secret = "shut" };
            Assert.Equal(CrawlStateProblem.StateServerDenied, await ProblemOfAsync(wrong));
            Assert.Null(await ProblemOfAsync(closed.Address() with { Secret = "open" }));
        }

        await using (var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", "1"))
            Assert.Equal(CrawlStateProblem.StateServerReadOnly, await ProblemOfAsync(replica.Address()));

        await using (var full = await RedisServer.StartAsync("--maxmemory", "100kb"))
            Assert.Equal(CrawlStateProblem.StateServerFull, await ProblemOfAsync(full.Address()));

        await using var other = await RedisServer.StartAsync();
        await other.AskAsync("SET", "{lt:test}:meta", "x");
        Assert.Equal(CrawlStateProblem.StateServerForeign, await ProblemOfAsync(other.Address()));
    }

    [Theory]
    [InlineData(CrawlStateProblem.StateServerFull, "CONFIG", "SET", "maxmemory", "100kb")]
    [InlineData(CrawlStateProblem.StateServerReadOnly, "REPLICAOF", "127.0.0.1", "1")]
    [InlineData(CrawlStateProblem.StateServerForeign, "SET", "{lt:test}:c", "x")]
    public async Task A_server_that_begins_to_refuse_ends_the_crawl_with_one_id_each(
        CrawlStateProblem problem, string command, params string[] arguments)
    {
        var worker = (await StartAsync(1))[0];
        await AddAsync(worker, null, 0, "/");
        var page = (await Soon(worker.ClaimAsync()))!;
        await Server.AskAsync(command, [.. arguments]);
        var error = await Assert.ThrowsAsync<CrawlStateException>(() => EndAsync(worker, page));
        Assert.Equal(problem, error.Problem);
        Assert.Contains(Server.Address().ToString(), error.Message, StringComparison.Ordinal);
    }

    private static async Task<CrawlStateProblem?> ProblemOfAsync(RedisAddress address)
    {
        try
        {
            var worker = await RedisFrontier.OpenAsync(
                new RedisSettings { Address = address, Identity = Identity }, Stop);
            worker.Abort();
            await worker.DisposeAsync();
            return null;
        }
        catch (CrawlStateException exception)
        {
            Assert.DoesNotContain("shut", exception.ToString(), StringComparison.Ordinal);
            return exception.Problem;
        }
    }
}
