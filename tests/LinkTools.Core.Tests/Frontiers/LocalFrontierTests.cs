using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Frontiers;

/// <summary>The guarantees of a frontier, in memory and in a file.</summary>
public sealed class LocalFrontierTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_come_out_once_by_level_and_the_end_comes_when_all_have_ended(bool isFile)
    {
        await using var frontier = New(isFile);
        await AddAsync(frontier, null, 0, "/");
        frontier.Seal();
        var expected = new Dictionary<string, int> { ["/"] = 0 };
        var depths = new Dictionary<string, int>();
        while (await frontier.ClaimAsync() is { } page)
        {
            depths.Add(page.Url.Path, page.Depth);
            if (page.Depth < 4)
            {
                string[] targets = [.. Enumerable.Range(0, 3).Select(n => $"{page.Url.Path.TrimEnd('/')}/{n}"), "/"];
                await AddAsync(frontier, page, page.Depth + 1, targets);
                foreach (var target in targets)
                    expected.TryAdd(target, page.Depth + 1);
            }

            await frontier.ReleaseAsync(page, wasFetched: true, Stop);
            await frontier.CompleteAsync(page.Id, PageResult.Read(Request(page)), null);
        }

        Assert.Equal(1 + 3 + 9 + 27 + 81, depths.Count);
        Assert.Equal(expected.OrderBy(pair => pair.Key), depths.OrderBy(pair => pair.Key));
        Assert.Equal(new FrontierCounts(0, depths.Count, 0), frontier.Counts);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_shorter_way_that_a_slow_page_finds_counts_and_the_page_is_read_once(
        bool isFile, bool isCutOff)
    {
        var frontier = New(isFile);
        await AddAsync(frontier, null, 0, "/");
        var seed = (await frontier.ClaimAsync())!;
        await AddAsync(frontier, seed, 1, "/slow", "/quick");
        await frontier.ReleaseAsync(seed, true, Stop);
        await frontier.CompleteAsync(seed.Id, PageResult.Read(Request(seed)), null);
        var slow = (await frontier.ClaimAsync())!;
        var quick = (await Soon(frontier.ClaimAsync()))!;
        Assert.Equal(("/slow", "/quick"), (slow.Url.Path, quick.Url.Path));
        await AddAsync(frontier, quick, 2, "/two");
        await ReleaseAsync(frontier, quick);
        var two = (await Soon(frontier.ClaimAsync()))!;
        Assert.Equal(("/two", 2), (two.Url.Path, two.Depth));
        await AddAsync(frontier, two, 3, "/near", "/far");
        await ReleaseAsync(frontier, two);

        if (isCutOff)
        {
            // The slow page was in flight when the process ended: it is read again, and waiting pages still wait.
            await frontier.DisposeAsync();
            frontier = New(isFile);
            slow = (await frontier.ClaimAsync())!;
            Assert.Equal(("/slow", 1), (slow.Url.Path, slow.Depth));
        }

        await using var closing = frontier;
        var waiting = frontier.ClaimAsync().AsTask();
        Assert.False(waiting.IsCompleted);
        Assert.Equal(PageNews.Shorter, frontier.Look(Url("/near"), 2));
        Assert.Equal(PageNews.None, frontier.Look(Url("/near"), 3));
        await AddAsync(frontier, slow, 2, "/near");
        await ReleaseAsync(frontier, slow);
        frontier.Seal();
        var near = (await waiting)!;
        Assert.Equal(("/near", 2), (near.Url.Path, near.Depth));
        await ReleaseAsync(frontier, near);
        var far = (await Soon(frontier.ClaimAsync()))!;
        Assert.Equal(("/far", 3), (far.Url.Path, far.Depth));
        await ReleaseAsync(frontier, far);
        Assert.Null(await frontier.ClaimAsync());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Two_pages_that_find_a_page_at_once_add_it_once_by_the_shorter_way(bool isFile, bool isShortFirst)
    {
        await using var frontier = New(isFile);
        await AddAsync(frontier, null, 0, "/");
        var start = (await Soon(frontier.ClaimAsync()))!;
        await AddAsync(frontier, start, 1, "/slow", "/quick");
        await ReleaseAsync(frontier, start);
        var slow = (await Soon(frontier.ClaimAsync()))!;
        var quick = (await Soon(frontier.ClaimAsync()))!;
        await AddAsync(frontier, quick, 2, "/two");
        await ReleaseAsync(frontier, quick);
        var two = (await Soon(frontier.ClaimAsync()))!;

        // Both look before either has added what it found.
        var far = Found(frontier, "/page", 3);
        var near = Found(frontier, "/page", 2);
        Assert.Equal((PageNews.New, PageNews.Shorter), (far.News, near.News));
        Assert.Equal(PageNews.None, frontier.Look(Url("/page"), 3));
        var (first, second) = isShortFirst ? ((slow, near), (two, far)) : ((two, far), (slow, near));
        await frontier.AddAsync(first.Item1, [first.Item2], Stop);
        await frontier.AddAsync(second.Item1, [second.Item2], Stop);
        await ReleaseAsync(frontier, slow);
        await ReleaseAsync(frontier, two);
        frontier.Seal();
        var page = (await Soon(frontier.ClaimAsync()))!;
        Assert.Equal(("/page", 2), (page.Url.Path, page.Depth));
        await ReleaseAsync(frontier, page);
        Assert.Null(await Soon(frontier.ClaimAsync()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_more_pages_are_claimed_than_allowed_and_one_that_was_none_makes_room(bool isFile)
    {
        await using var frontier = New(isFile, maximumPages: 3);
        await AddAsync(frontier, null, 0, "/1", "/2", "/3", "/4", "/5");
        frontier.Seal();
        var pages = new List<FrontierPage>();
        for (var i = 0; i < 3; i++)
            pages.Add((await Soon(frontier.ClaimAsync()))!);
        Assert.True(frontier.IsFull);
        var next = frontier.ClaimAsync().AsTask();
        Assert.False(next.IsCompleted);
        await frontier.ReleaseAsync(pages[0], wasFetched: false, Stop);
        Assert.Equal("/4", (await next)!.Url.Path);
        await frontier.ReleaseAsync(pages[1], true, Stop);
        await frontier.ReleaseAsync(pages[2], true, Stop);
        var last = frontier.ClaimAsync().AsTask();
        Assert.False(last.IsCompleted);
        await frontier.ReleaseAsync((await next)!, true, Stop);
        Assert.Null(await last);
        Assert.Equal("/5", (await frontier.PeekAsync(Stop))!.Value.Url.Path);
        Assert.Equal(new FrontierCounts(1, 3, 1), frontier.Counts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_page_knows_the_link_that_first_led_to_it(bool isFile)
    {
        await using var frontier = New(isFile);
        await AddAsync(frontier, null, 0, "/");
        var seed = (await frontier.ClaimAsync())!;
        Assert.Null(await frontier.FindReferrerAsync(seed, Stop));
        await frontier.AddAsync(
            seed,
            [Found(frontier, "/x", 1) with { Line = 12, Text = "read \"more\"" }, Found(frontier, "/y", 1)], Stop);
        await ReleaseAsync(frontier, seed);
        var page = (await frontier.ClaimAsync())!;
        Assert.Equal(
            new PageReferrer("https://example.org/", 12, "read \"more\""),
            await frontier.FindReferrerAsync(page, Stop));
    }

    [Fact]
    public async Task Pages_claimed_ahead_and_not_handed_out_wait_again_in_the_file()
    {
        var frontier = New(isFile: true);
        await AddAsync(frontier, null, 0, "/1", "/2", "/3");
        await frontier.ClaimAsync();
        await frontier.DisposeAsync();
        var state = StateReader.Read(Path.Combine(_folder.FullName, "crawl.db"));
        Assert.Equal((1, 2), (state.InFlight, state.Pending));
    }

    [Fact]
    public async Task An_output_file_is_recorded_with_the_page_that_it_belongs_to()
    {
        var path = Path.Combine(_folder.FullName, "crawl.db");
        var frontier = New(isFile: true);
        await AddAsync(frontier, null, 0, "/1", "/2");
        foreach (var bytes in new[] { 100L, 250L })
        {
            var page = (await Soon(frontier.ClaimAsync()))!;
            await frontier.ReleaseAsync(page, true, Stop);
            await frontier.CompleteAsync(
                page.Id, PageResult.Read(Request(page)), new OutputMark("/out/links.csv", "csv", bytes));
        }

        await frontier.DisposeAsync();
        Assert.Equal([new OutputMark("/out/links.csv", "csv", 250)], StateReader.ReadOutputs(path));
    }

    private LocalFrontier New(bool isFile, long maximumPages = long.MaxValue) => new(
        isFile
            ? new SqliteStore(
                Path.Combine(_folder.FullName, "crawl.db"), new StateSettings { Identity = new CrawlIdentity() })
            : new MemoryStore(),
        new FrontierSettings { MaximumPages = maximumPages });

    // A host that has not answered yet gets its second place after a while.
    private static Task<FrontierPage?> Soon(ValueTask<FrontierPage?> claim) =>
        claim.AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);

    private static async Task ReleaseAsync(LocalFrontier frontier, FrontierPage page)
    {
        await frontier.ReleaseAsync(page, wasFetched: true, Stop);
        await frontier.CompleteAsync(page.Id, PageResult.Read(Request(page)), null);
    }

    private static async Task AddAsync(LocalFrontier frontier, FrontierPage? from, int depth, params string[] paths)
    {
        var pages = paths.Select(path => Found(frontier, path, depth) with { IsSeed = from is null })
            .Where(page => page.News != PageNews.None).ToList();
        await frontier.AddAsync(from, pages, Stop);
    }

    private static FoundPage Found(LocalFrontier frontier, string path, int depth)
    {
        var news = frontier.Look(Url(path), depth);
        if (news == PageNews.New)
            frontier.Note(Url(path), depth);
        return new FoundPage(Url(path), depth) { News = news };
    }

    private static PageRequest Request(FrontierPage page) => PageRequest.ForUrl(page.Url, page.Depth);

    private static WebUrl Url(string path) => WebUrl.Parse($"https://example.org{path}")!;
}
