using System.Diagnostics;
using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>
/// A crawl without a network, so that waiting does not hide the cost of its frontier: small pages are claimed, checked,
/// generated, parsed, followed and completed, one after the other, as the crawler does it.
/// </summary>
internal sealed class StubCrawl : IAsyncDisposable
{
    private const int LinksPerPage = 20, NewPerPage = 2, PagesPerRedirect = 50;

    private readonly CrawlOptions _options = new()
    {
        Robots = RobotsPolicy.Ignore,
        Recursion = new RecursionOptions { Limits = new TrapLimits { HostPages = int.MaxValue } },
    };

    private readonly IFrontier _frontier;
    private readonly PageReader _reader;
    private readonly ScopeRule _scope = new(CrawlScope.Host);
    private readonly LinkFollower _follower;
    private readonly Random _random = new(1);
    private FoundPage? _seed;
    private long _made, _read;

    public StubCrawl(IFrontier frontier)
    {
        _frontier = frontier;
        _reader = new PageReader(_options, null);
        _follower = new LinkFollower(_options, _scope, new TrapGuard(_options.Recursion!.Limits), frontier);
        var seed = WebUrl.Parse(SyntheticSite.UrlOf(_made++))!;
        _scope.AddSeed(seed);
        _frontier.Note(seed, 0);
        _seed = new FoundPage(seed, 0) { IsSeed = true, News = PageNews.New };
    }

    /// <summary>URLs that the crawl has found.</summary>
    public long Known => _made;

    /// <summary>URLs that <paramref name="pages"/> pages add.</summary>
    public static long NewOf(long pages) => pages * NewPerPage;

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return _frontier.DisposeAsync();
    }

    /// <summary>Continues until this number of URLs is known.</summary>
    public async Task ReachAsync(long known)
    {
        while (Known < known)
            await ReadNextAsync();
    }

    /// <summary>Reads this number of pages; returns the rate per second.</summary>
    public async Task<double> RateAsync(int pages)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < pages; i++)
            await ReadNextAsync();
        return pages / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task ReadNextAsync()
    {
        if (_seed is { } seed)
            await _frontier.AddAsync(null, [seed], CancellationToken.None);
        _seed = null;
        var page = (await _frontier.ClaimAsync())!;
        var request = PageRequest.ForCrawl(page.Url, page.Depth, page.IsSeed, page.IsSeed, page.FoundOn);
        var visit = new PageVisit(request, page, _scope, _options.Recursion!, _frontier, _reader.Robots);
        await visit.RefusalAsync(page.Url, AddressClass.Public, CancellationToken.None);
        if (++_read % PagesPerRedirect == 0)
            await visit.RefusalAsync(
                WebUrl.Parse($"/moved/{_read}", page.Url)!, AddressClass.Public, CancellationToken.None);
        var read = await _reader.ReadAsync(
            PageRequest.ForMarkup(SyntheticSite.Markup(TargetsOf()), page.Url), null, null, CancellationToken.None);
        read = await _follower.FollowAsync(page, request, read, CancellationToken.None);
        await _frontier.ReleaseAsync(page, wasFetched: true, CancellationToken.None);
        await _frontier.CompleteAsync(page.Id, read, null);
    }

    // Links to the next pages, to random pages, and to new pages.
    private long[] TargetsOf()
    {
        var targets = new long[LinksPerPage];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = i < NewPerPage
                ? _made++
                : i % 2 == 0 ? Math.Max(0, _made - 1 - _random.Next(100)) : _random.NextInt64(_made);
        return targets;
    }
}
