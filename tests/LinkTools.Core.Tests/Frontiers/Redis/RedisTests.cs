using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Frontiers.Redis;

/// <summary>A server of the test's own, and workers that share a crawl on it.</summary>
public abstract class RedisTests : IAsyncDisposable
{
    private protected static readonly CrawlIdentity Identity = new()
    {
        Seeds = ["http://a.test/"],
        Rules = [new("Scope", "Host")],
    };

    private readonly List<RedisFrontier> _workers = [];

    /// <summary>The server; there once the first worker has started.</summary>
    private protected RedisServer Server { get; set; } = null!;

    private protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker.Abort();
            await worker.DisposeAsync();
        }

        if (Server is not null)
            await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static WebUrl Url(string path) => WebUrl.Parse($"http://a.test{path}")!;

    private protected static PageRequest RequestOf(FrontierPage page) =>
        PageRequest.ForCrawl(page.Url, page.Depth, page.IsSeed, false, page.FoundOn);

    private protected static string[] ChildrenOf(FrontierPage page) =>
        [.. Enumerable.Range(0, 3).Select(n => $"{page.Url.Path.TrimEnd('/')}/{n}"), "/"];

    private protected static Task<T> Soon<T>(ValueTask<T> task) =>
        task.AsTask().WaitAsync(TimeSpan.FromSeconds(60), Stop);

    private protected static async Task AddAsync(
        RedisFrontier frontier, FrontierPage? from, int depth, params string[] paths)
    {
        var found = new List<FoundPage>();
        foreach (var url in paths.Select(Url))
        {
            var news = frontier.Look(url, depth);
            if (news == PageNews.New)
                frontier.Note(url, depth);
            if (news != PageNews.None)
                found.Add(new FoundPage(url, depth) { IsSeed = from is null, News = news });
        }

        await frontier.AddAsync(from, found, Stop);
    }

    private protected static async Task EndAsync(RedisFrontier frontier, FrontierPage page)
    {
        await frontier.ReleaseAsync(page, wasFetched: true, Stop);
        await frontier.CompleteAsync(page.Id, PageResult.Read(RequestOf(page)), null);
    }

    private protected static async Task CloseAsync(IEnumerable<RedisFrontier> workers)
    {
        foreach (var worker in workers)
            await worker.DisposeAsync();
    }

    private protected async Task<string> HashAsync(string key, string field) =>
        (await Server.AskAsync("HGET", $"{{lt:test}}:{key}", field)).ToString();

    private protected async Task<RedisFrontier[]> StartAsync(
        int count, Func<RedisSettings, RedisSettings>? change = null)
    {
        Server ??= await RedisServer.StartAsync();
        var settings = new RedisSettings
        {
            Address = Server.Address(),
            Identity = Identity,
            Scheduling = new SchedulerSettings { FreePlaces = static () => 1 },
        };
        var workers = new RedisFrontier[count];
        for (var i = 0; i < count; i++)
        {
            workers[i] = await RedisFrontier.OpenAsync(change is null ? settings : change(settings), Stop);
            _workers.Add(workers[i]);
        }

        return workers;
    }
}
