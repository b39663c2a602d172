using System.Globalization;
using LinkTools.Benchmarks.Frontiers;
using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Shared;

/// <summary>
/// One process of a shared crawl whose pages need no network: each is claimed, comes after a while, is parsed,
/// followed, released and completed, as the crawler does it.
/// </summary>
internal static class SharedWorker
{
    /// <summary>The command line of one worker; not for people.</summary>
    public const string Command = "shared-worker";

    public const int Places = 32;

    private const int LinksPerPage = 20, NewPerPage = 2, Recent = 9;

    /// <summary>How long a page takes to come.</summary>
    public static TimeSpan PageTime { get; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Works until its input ends.</summary>
    /// <param name="port">The server's.</param>
    /// <param name="known">URLs that were known before.</param>
    public static async Task<int> RunAsync(int port, long known)
    {
        var free = Places;
        var options = new CrawlOptions
        {
            Robots = RobotsPolicy.Ignore,
            Recursion = new RecursionOptions { Limits = new TrapLimits { HostPages = int.MaxValue } },
        };
        using var reader = new PageReader(options, null);
        var scope = new ScopeRule(CrawlScope.Host);
        scope.AddSeed(WebUrl.Parse(SyntheticSite.UrlOf(0))!);
        var frontier = await OpenAsync(port, () => Volatile.Read(ref free), CancellationToken.None);
        await using var closing = frontier;
        // As one that has taken part since the crawl began: what is known there, it has met.
        for (var n = 0L; n < known; n++)
            frontier.Note(WebUrl.Parse(SyntheticSite.UrlOf(n))!, 0);
        var follower = new LinkFollower(options, scope, new TrapGuard(options.Recursion.Limits), frontier);
        _ = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            frontier.Abort();
        });
        using var places = new SemaphoreSlim(Places);
        List<Task> open = [];
        while (await frontier.ClaimAsync() is { } page)
        {
            await places.WaitAsync();
            Interlocked.Decrement(ref free);
            open.RemoveAll(static task => task.IsCompleted);
            open.Add(ReadAsync(page));
        }

        await Task.WhenAll(open);
        return 0;

        async Task ReadAsync(FrontierPage page)
        {
            await Task.Delay(PageTime);
            var request = PageRequest.ForCrawl(page.Url, page.Depth, page.IsSeed, page.IsSeed, page.FoundOn);
            var markup = SyntheticSite.Markup(TargetsOf(page.Url, known));
            var read = await reader.ReadAsync(
                PageRequest.ForMarkup(markup, page.Url), null, null, CancellationToken.None);
            read = await follower.FollowAsync(page, request, read, CancellationToken.None);
            Interlocked.Increment(ref free);
            places.Release();
            await frontier.ReleaseAsync(page, wasFetched: true, CancellationToken.None);
            await frontier.CompleteAsync(page.Id, read, null);
        }
    }

    /// <summary>Joins the crawl.</summary>
    public static Task<RedisFrontier> OpenAsync(int port, Func<int> freePlaces, CancellationToken stop) =>
        RedisFrontier.OpenAsync(
            new RedisSettings
            {
                Address = new RedisAddress { Host = "127.0.0.1", Port = port, Name = "bench" },
                Identity = new CrawlIdentity { Seeds = [SyntheticSite.UrlOf(0)] },
                Scheduling = new SchedulerSettings { FreePlaces = freePlaces, HostLimit = 100_000 },
            },
            stop);

    // What nobody has linked to yet, what other pages have just led to, and pages from anywhere.
    private static long[] TargetsOf(WebUrl url, long known)
    {
        var text = url.Path.AsSpan(url.Path.LastIndexOf('-') + 1);
        var number = long.Parse(text[..text.IndexOf('.')], CultureInfo.InvariantCulture);
        var random = new Random((int)number);
        var targets = new long[LinksPerPage];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = i < NewPerPage ? known + (NewPerPage * number) + i
                : i < NewPerPage + Recent ? known + (NewPerPage * Math.Max(0, number - random.Next(100)))
                : random.NextInt64(known);
        return targets;
    }
}
