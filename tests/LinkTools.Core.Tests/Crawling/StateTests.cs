using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>A crawl with a state: it is resumed, and errors of its file are clear.</summary>
public sealed class StateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private string StatePath => Path.Combine(_folder.FullName, "crawl.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Pages_that_were_completed_are_not_fetched_again_and_those_in_flight_are()
    {
        await using var site = await StartAsync(60);
        var taken = await CrawlSomeAsync(site, 20);
        var state = StateReader.Read(StatePath);
        Assert.Equal(20, state.Completed);
        Assert.True(state.InFlight + state.Pending > 0);

        site.Log.Clear();
        var rest = await CrawlAsync(site);
        Assert.All(
            rest,
            page =>
            Assert.True(
                page.Outcome == PageOutcome.Read,
                $"{page.Request.Source} {page.Outcome} {page.SkipReason} {page.Failure}"));
        Assert.Empty(taken.Intersect(rest.Select(page => page.Request.Source)));
        Assert.Empty(taken.Select(url => new Uri(url).PathAndQuery).Intersect(site.Log.Targets));
        Assert.Equal(61, taken.Count + rest.Count(page => page.Outcome == PageOutcome.Read));
        Assert.Equal(
            (61, 0, 0),
            (
                StateReader.Read(StatePath).Completed, StateReader.Read(StatePath).Pending,
                StateReader.Read(StatePath).InFlight));

        site.Log.Clear();
        AssertFinished(await CrawlAsync(site));
        Assert.Equal(0, site.Log.Count);
    }

    [Fact]
    public async Task Where_a_seed_was_redirected_to_stays_in_scope()
    {
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        var there = site.BaseUrls[1];
        site.Map("/start", context =>
        {
            context.Response.Redirect($"{there}/moved");
            return Task.CompletedTask;
        });
        site.MapHtml("/moved", "<a href=/p/1>x</a>");
        for (var i = 1; i < 30; i++)
            site.MapHtml($"/p/{i}", $"<a href=/p/{i + 1}>x</a>");
        site.MapHtml("/p/30", "");
        var taken = await CrawlSomeAsync(site, 5);
        var rest = await CrawlAsync(site);
        Assert.Equal(
            31,
            taken.Concat(rest.Where(page => page.Outcome == PageOutcome.Read).Select(page => page.Request.Source))
            .Distinct().Count());
        Assert.All(rest, page => Assert.StartsWith(there, page.Request.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_cut_off_behind_its_redirect_is_asked_for_again()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/moved>x</a>");
        site.Map("/moved", context =>
        {
            context.Response.Redirect("/held/there");
            return Task.CompletedTask;
        });
        using (var stop = new CancellationTokenSource())
        {
            await using var crawler = new Crawler(Options(new RecursionOptions { MaximumDepth = 1 }, StatePath));
            var reading = Task.Run(async () =>
            {
                await foreach (var page in crawler.CrawlAsync(Crawls.Requests([site.Url("/start")]), stop.Token))
                    await crawler.CompleteAsync(page);
            }, TestContext.Current.CancellationToken);
            await site.WaitForRequestAsync("/held/there", TestContext.Current.CancellationToken);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        }

        site.Release("there");
        var page = Assert.Single(await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1 }));
        Assert.Equal((PageOutcome.Read, site.Url("/moved"), 10), (page.Outcome, page.Request.Source, page.LinkCount));
    }

    [Fact]
    public async Task A_page_that_failed_behind_its_redirect_can_be_retried()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/moved>x</a>");
        site.Map("/moved", context =>
        {
            context.Response.Redirect("/broken");
            return Task.CompletedTask;
        });
        site.Map("/broken", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        await CrawlAsync(site);
        site.MapHtml("/broken", "<a href=/start>mended</a>");
        var page = Assert.Single(await CrawlAsync(site, new RecursionOptions { RetriesFailed = true }));
        Assert.Equal((PageOutcome.Read, 1), (page.Outcome, page.LinkCount));
        AssertFinished(await CrawlAsync(site));
    }

    [Fact]
    public async Task A_crawl_and_a_look_at_it_leave_one_file()
    {
        await using var site = await StartAsync(5);
        await CrawlSomeAsync(site, 2);
        Assert.Equal([StatePath], Directory.GetFiles(_folder.FullName));
        Assert.Equal(2, StateReader.Read(StatePath).Completed);
        Assert.Equal([StatePath], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Its_state_tells_seeds_rules_counts_and_failures()
    {
        await using var site = await StartAsync(5);
        site.MapHtml(
            "/start", "<a href=/p/1>x</a><a href=/status/404>x</a><a href=/status/500>x</a><a href=/text>x</a>");
        site.MapHtml("/p/1", "<a href=/start>x</a>");
        await CrawlAsync(site);
        var state = StateReader.Read(StatePath);
        Assert.Equal([site.Url("/start")], state.Seeds);
        Assert.Equal("Host", state.Rules["Scope"]);
        Assert.Equal((2, 2, 1, 0), (state.Completed, state.Failed, state.Skipped, state.Pending));
        Assert.Equal(5, state.Links);
        Assert.Equal(new Dictionary<string, long> { ["HttpStatus"] = 2 }, state.FailureReasons);
        Assert.Equal(5, Assert.Single(state.Hosts).Value);
        Assert.InRange(state.LastTouched, state.Created, DateTimeOffset.UtcNow);

        var failures = StateReader.ReadFailures(StatePath).ToList();
        Assert.Equal([404, 500], failures.Select(failure => failure.StatusCode!.Value).Order());
        Assert.All(failures, failure => Assert.Equal((1, "HttpStatus"), (failure.Depth, failure.Reason)));

        site.Log.Clear();
        site.MapHtml("/status/404", "<a href=/p/2>found again</a>");
        var retried = await CrawlAsync(site, new RecursionOptions { RetriesFailed = true });
        Assert.Equal(
            ["/p/2", "/status/404", "/status/500"],
            site.Log.Targets.Where(target => target != "/robots.txt").Order(StringComparer.Ordinal));
        Assert.Equal(3, retried.Count);
        Assert.Equal(1, StateReader.Read(StatePath).Failed);
    }

    [Fact]
    public async Task A_file_of_another_crawl_is_refused_unless_forced()
    {
        await using var site = await StartAsync(3);
        await CrawlAsync(site);
        var rules = new RecursionOptions { Rules = [new("Scope", "Any")] };
        var refused = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site, rules));
        Assert.Equal(CrawlStateProblem.StateFileMismatch, refused.Problem);
        Assert.Contains("its Scope is 'Host' instead of 'Any'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("-Force", refused.Message, StringComparison.Ordinal);

        refused = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site, seed: "/p/1"));
        Assert.Contains("/p/1", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Host", StateReader.Read(StatePath).Rules["Scope"]);

        site.MapHtml("/fresh", "");
        Assert.Single(await CrawlAsync(site, rules with { IsForced = true }, "/fresh"));
        Assert.Equal("Any", StateReader.Read(StatePath).Rules["Scope"]);
    }

    [Theory]
    [InlineData(
        "this is text, and long enough to look like something else than a database of pages",
        CrawlStateProblem.StateFileForeign)]
    [InlineData(
        "SQLite format 3\0 but nothing after it is as it should be, so it cannot be one, whatever it says",
        CrawlStateProblem.StateFileForeign)]
    public async Task What_is_no_state_file_is_left_as_it_was(string content, CrawlStateProblem problem)
    {
        await using var site = await StartAsync(1);
        await File.WriteAllTextAsync(StatePath, content, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site));
        Assert.Equal(problem, refused.Problem);
        Assert.Contains(StatePath, refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(StatePath, TestContext.Current.CancellationToken));
        Assert.Equal(0, site.Log.Count);
        Assert.Equal([StatePath], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task A_damaged_file_is_left_as_it_was()
    {
        await using var site = await StartAsync(200);
        await CrawlAsync(site);
        var bytes = await File.ReadAllBytesAsync(StatePath, TestContext.Current.CancellationToken);
        bytes.AsSpan(4096 * 2, 4096 * 3).Fill(0x5A);
        await File.WriteAllBytesAsync(StatePath, bytes, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site));
        Assert.Equal(CrawlStateProblem.StateFileDamaged, refused.Problem);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(StatePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_in_use_is_refused_and_may_be_looked_at()
    {
        await using var site = await StartAsync(5);
        await CrawlAsync(site);
        using (new StateLock(StatePath))
        {
            var refused = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site));
            Assert.Equal(CrawlStateProblem.StateFileInUse, refused.Problem);
            Assert.Equal(6, StateReader.Read(StatePath).Completed);
        }

        // Another program that locks the file in its own way.
        using var other = new SqliteConnection($"Data Source={StatePath};Pooling=False");
        other.Open();
        StateFile.Execute(other, "BEGIN EXCLUSIVE");
        var busy = await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site));
        Assert.Equal(CrawlStateProblem.StateFileInUse, busy.Problem);
        StateFile.Execute(other, "ROLLBACK");
        AssertFinished(await CrawlAsync(site));
    }

    [Fact]
    public async Task A_full_disk_ends_the_crawl_clearly_and_loses_nothing()
    {
        await using var site = await StartAsync(2_000);
        await CrawlSomeAsync(site, 10);
        var before = StateReader.Read(StatePath);
        var full = await Assert.ThrowsAsync<CrawlStateException>(
            () => CrawlAsync(site, new RecursionOptions { MaximumFilePages = 20 }));
        Assert.Equal(CrawlStateProblem.StateFileFull, full.Problem);
        Assert.Contains("Free disk space", full.Message, StringComparison.Ordinal);
        Assert.True(StateReader.Read(StatePath).Completed >= before.Completed);

        await CrawlAsync(site);
        Assert.Equal((2_001, 0), (StateReader.Read(StatePath).Completed, StateReader.Read(StatePath).Pending));
    }

    [Fact]
    public async Task A_path_that_cannot_be_written_is_an_error_before_any_request()
    {
        await using var site = await StartAsync(1);
        var refused = await Assert.ThrowsAsync<CrawlStateException>(
            () => CrawlAsync(site, path: Path.Combine(_folder.FullName, "none", "crawl.db")));
        Assert.Equal(CrawlStateProblem.StateFileUnusable, refused.Problem);
        Assert.Equal(0, site.Log.Count);
        Assert.Throws<CrawlStateException>(() => StateReader.Read(StatePath));
    }

    /// <summary>
    /// A start page that leads to <paramref name="count"/> pages, each of which leads to two more of them.
    /// </summary>
    private static async Task<Site> StartAsync(int count)
    {
        var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/p/0>x</a>");
        for (var i = 0; i < count; i++)
            site.MapHtml(
                $"/p/{i}",
                string.Concat(
                    new[] { (2 * i) + 1, (2 * i) + 2 }.Where(n => n < count).Select(n => $"<a href=/p/{n}>x</a>")));
        return site;
    }

    [Fact]
    public async Task Seeds_that_wait_are_named_before_the_first_of_them_is_read()
    {
        await using var site = await Site.StartAsync(new SiteOptions());
        var seeds = Enumerable.Range(0, 300).Select(n => site.Url($"/flat/{n}")).ToList();
        var limits = new RecursionOptions { MaximumDepth = 0 };
        await Crawls.RunAsync(seeds, Options(limits with { MaximumPages = 1 }, StatePath));
        var rest = await Crawls.RunAsync(seeds, Options(limits, StatePath));
        // A page on this machine that the user has not named is refused.
        Assert.Equal(299, rest.Count);
        Assert.All(rest, page => Assert.Equal(PageOutcome.Read, page.Outcome));
    }

    private async Task<List<string>> CrawlSomeAsync(Site site, int count)
    {
        await using var crawler = new Crawler(Options(new RecursionOptions(), StatePath));
        var taken = new List<string>();
        await foreach (var page in crawler.CrawlAsync(
                Crawls.Requests([site.Url("/start")]), TestContext.Current.CancellationToken))
        {
            taken.Add(page.Request.Source);
            await crawler.CompleteAsync(page);
            if (taken.Count == count)
                break;
        }

        return taken;
    }

    // A second run of a finished crawl reads nothing, and says so.
    private static void AssertFinished(List<PageResult> results)
    {
        var only = Assert.Single(results);
        Assert.Equal((PageOutcome.Arriving, 0), (only.Outcome, only.Links.Count));
        Assert.Contains("is finished, so nothing was read", Assert.Single(only.Warnings), StringComparison.Ordinal);
    }

    private Task<List<PageResult>> CrawlAsync(
        Site site, RecursionOptions? recursion = null, string seed = "/start", string? path = null) =>
        Crawls.RunAsync([site.Url(seed)], Options(recursion ?? new RecursionOptions(), path ?? StatePath));

    private static CrawlOptions Options(RecursionOptions recursion, string path) => new()
    {
        Recursion = recursion with
        {
            StatePath = path,
            Rules = recursion.Rules.Count > 0 ? recursion.Rules : [new("Scope", "Host")],
        },
        Fetch = new FetchOptions { MaximumRetryCount = 0 },
    };
}
