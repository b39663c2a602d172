using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The frontier of a crawl that many processes share. The server chooses the pages and counts them; here is a table of
/// the URLs that this process has met, so that most links never reach the network.
/// </summary>
internal sealed class RedisFrontier : IFrontier, ISharedCrawl
{
    private readonly RedisSettings _settings;
    private readonly MetUrls _met;
    private readonly RedisClaims _claims;
    private readonly RedisWorker _worker;
    private volatile bool _isAborted;
    private int _disposals;

    private RedisFrontier(RedisLink link, RedisSettings settings, UrlKey key)
    {
        (_settings, _met) = (settings, new MetUrls(key));
        _claims = new RedisClaims(link, settings, _met);
        _worker = _claims.Worker;
        Robots = new RedisRobots(_worker, settings.Scheduling.Time);
        Answers = new RedisAnswers(_worker, _met);
    }

    public ISharedPace Pace => _claims.Pace;

    public ISharedRobots Robots { get; }

    public ISharedAnswers Answers { get; }

    public FrontierCounts Counts => _claims.Counts;

    public bool IsFull => Counts.Claimed >= _settings.MaximumPages;

    /// <summary>Connects to the server and joins the crawl, or begins it.</summary>
    /// <exception cref="CrawlStateException">The server is not there, refuses, or has another crawl of that name.
    /// </exception>
    public static async Task<RedisFrontier> OpenAsync(RedisSettings settings, CancellationToken stop)
    {
        var link = await RedisLink.OpenAsync(settings.Address, stop).ConfigureAwait(false);
        RedisFrontier? frontier = null;
        try
        {
            // A server that was there a moment ago will come back.
            var key = await link.AskPatientlyAsync(
                () => RedisCrawl.BeginAsync(link, settings), settings.Timeout, settings.Scheduling.Time, stop)
                .ConfigureAwait(false);
            frontier = new RedisFrontier(link, settings, key);
            await frontier._claims.Seeds.LoadAsync(stop).ConfigureAwait(false);
            await frontier._worker.StartAsync(stop).ConfigureAwait(false);
            return frontier;
        }
        catch
        {
            await CloseAsync().ConfigureAwait(false);
            throw;
        }

        ValueTask CloseAsync() => frontier is null ? link.DisposeAsync() : frontier._worker.DisposeAsync();
    }

    public PageNews Look(WebUrl url, int depth) => _met.Look(url, depth);

    public bool IsKnown(WebUrl url) => _met.Contains(url);

    public bool Note(WebUrl url, int depth) => _met.Note(url, depth);

    public async ValueTask AddAsync(FrontierPage? from, IReadOnlyList<FoundPage> pages, CancellationToken stop)
    {
        if (pages.Count == 0)
            return;
        if (from is not null)
        {
            _claims.Keep(from, PartsOf(from, pages));
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // When the server has an empty release, it has everything before it.
        _claims.Send([.. PartsOf(null, pages), TurnParts.Release(0, wasFetched: true, done: done)]);
        await done.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    // The seeds of one worker are seeds for all, so there is nothing to add.
    public ValueTask NameSeedAsync(WebUrl url, CancellationToken stop) => default;

    public async ValueTask<bool> MarkAsync(WebUrl url, FrontierPage via, CancellationToken stop)
    {
        // It may be known here only because this page was read before, so the server decides.
        var hash = _met.HashOf(url);
        _met.Add(hash);
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _claims.ThrowIfFailed();
        if (via.IsSeed)
            _claims.Seeds.Add(url);
        _claims.Send([TurnParts.Mark(hash, url, via, answer)]);
        return await answer.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    public void Seal() => _worker.Seal();

    public ValueTask<FrontierPage?> ClaimAsync() => _claims.NextAsync();

    public async ValueTask ReleaseAsync(FrontierPage page, bool wasFetched, CancellationToken stop) =>
        await _claims.ReleaseAsync(page, wasFetched).WaitAsync(stop).ConfigureAwait(false);

    public ValueTask CompleteAsync(long id, PageResult result, OutputMark? output)
    {
        Complete(id, result, output);
        // It is sent before the crawl ends, so the caller need not wait.
        return default;
    }

    public ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output)
    {
        // One after the other: of those that are others' by now, the rows are cut out again.
        foreach (var result in results)
        {
            if (result.ClaimId is { } id)
                Complete(id, result, output);
        }

        return default;
    }

    public async ValueTask<StoredOutputs> FindOutputsAsync(CancellationToken stop) =>
        await AskAsync(RedisOutputs.ReadAsync, stop).ConfigureAwait(false);

    public async ValueTask RecordOutputAsync(OutputMark output, CancellationToken stop) =>
        await AskAsync(link => RedisOutputs.WriteAsync(link, output), stop).ConfigureAwait(false);

    public ValueTask<PageReferrer?> FindReferrerAsync(FrontierPage page, CancellationToken stop) =>
        new(_claims.ReferrerOf(page));

    public async ValueTask<FoundPage?> PeekAsync(CancellationToken stop) =>
        await AskAsync(RedisCrawl.PeekAsync, stop).ConfigureAwait(false);

    public void Abort()
    {
        _isAborted = true;
        _claims.End();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposals, 1) == 1)
            return;
        _claims.End();
        try
        {
            if (_claims.Fault is null)
                await _worker.LeaveAsync(isInHurry: _isAborted).ConfigureAwait(false);
        }
        finally
        {
            await _worker.DisposeAsync().ConfigureAwait(false);
        }

        // If the last completions could not be sent, the crawl has failed.
        if (!_isAborted && _claims.Fault is CrawlStateException)
            _claims.ThrowIfFailed();
    }

    private Task<T> AskAsync<T>(Func<RedisLink, Task<T>> ask, CancellationToken stop) => _worker.Link.AskPatientlyAsync(
        () => ask(_worker.Link), _settings.Timeout, _settings.Scheduling.Time, stop);

    private void Complete(long id, PageResult result, OutputMark? output)
    {
        var file = output is null ? "" : RedisOutputs.IdOf(output.Path);
        var now = _settings.Scheduling.Time.GetUtcNow();
        _claims.Complete(id, held => TurnParts.Complete(id, held, result, now, file));
    }

    private IEnumerable<TurnPart> PartsOf(FrontierPage? from, IReadOnlyList<FoundPage> pages)
    {
        foreach (var page in pages)
        {
            // The server decides what is new.
            yield return TurnParts.Found(page, _met.HashOf(page.Url), from?.Url);
            if (page.IsSeed && _claims.Seeds.Add(page.Url))
                yield return TurnParts.Seed(page.Url);
        }
    }
}
