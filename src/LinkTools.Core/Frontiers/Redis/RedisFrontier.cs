using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The frontier of a crawl that many processes share. The server chooses the pages and counts them; here is a table of
/// the URLs that this process has met, so that most links never reach the network.
/// </summary>
internal sealed class RedisFrontier : IFrontier, IWorkerOwner
{
    /// <summary>Pages claimed at once.</summary>
    private const int ClaimSize = 32;

    private readonly object _gate = new();
    private readonly RedisSettings _settings;
    private readonly MetUrls _met;
    private readonly Dictionary<long, HeldPage> _held = [];
    private readonly ClaimQueue _claims = new();
    private readonly HashSet<string> _seeds = new(StringComparer.Ordinal);
    private readonly RedisWorker _worker;
    private FrontierCounts _counts;
    private Exception? _fault;
    private bool _isAborted, _isDisposed;

    private RedisFrontier(RedisLink link, RedisSettings settings, UrlKey key)
    {
        (_settings, _met) = (settings, new MetUrls(key));
        _worker = new RedisWorker(link, settings, this);
        Pace = new RedisPace(_worker, settings.Scheduling.Time, () => _fault);
        Robots = new RedisRobots(_worker, settings.Scheduling.Time);
    }

    /// <summary>The pauses between requests to one host, over all workers.</summary>
    public ISharedPace Pace { get; }

    /// <summary>The robots.txt files that the workers have read.</summary>
    public ISharedRobots Robots { get; }

    public FrontierCounts Counts
    {
        get
        {
            lock (_gate)
                return _counts;
        }
    }

    public bool IsFull => Counts.Claimed >= _settings.MaximumPages;

    int IWorkerOwner.Wanted
    {
        get
        {
            lock (_gate)
            {
                return _claims.IsWanted ? Math.Clamp(_settings.Scheduling.FreePlaces(), 1, ClaimSize) : 0;
            }
        }
    }

    IReadOnlyList<long> IWorkerOwner.HeldPages
    {
        get
        {
            lock (_gate)
                return [.. _held.Keys];
        }
    }

    /// <summary>Connects to the server and joins the crawl, or begins it.</summary>
    /// <exception cref="CrawlStateException">The server is not there, refuses, or has another crawl of that name.
    /// </exception>
    public static async Task<RedisFrontier> OpenAsync(RedisSettings settings, CancellationToken stop)
    {
        var link = await RedisLink.OpenAsync(settings.Address, stop).ConfigureAwait(false);
        RedisFrontier? frontier = null;
        try
        {
            var key = await RedisCrawl.BeginAsync(link, settings).ConfigureAwait(false);
            frontier = new RedisFrontier(link, settings, key);
            await frontier.LoadSeedsAsync().ConfigureAwait(false);
            await frontier._worker.StartAsync().ConfigureAwait(false);
            return frontier;
        }
        catch (RedisAwayException exception)
        {
            await CloseAsync().ConfigureAwait(false);
            throw RedisFaults.Unreachable(settings.Address, TimeSpan.Zero, exception);
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
            // With the page's release, so that both are one step.
            lock (_gate)
            {
                if (_held.TryGetValue(from.Id, out var held))
                    held.Found.AddRange(pages);
            }

            return;
        }

        var done = NewSource();
        lock (_gate)
        {
            ThrowIfFailed();
            foreach (var page in pages)
                SayFound(page, null);
            // An empty release says when all before it has arrived.
            _worker.Say(TurnParts.Release(0, wasFetched: true, done));
        }

        await done.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    // A seed is one for all who share the crawl, whoever names it; there is nothing to add.
    public ValueTask NameSeedAsync(WebUrl url, CancellationToken stop) => default;

    public async ValueTask<bool> MarkAsync(WebUrl url, FrontierPage via, CancellationToken stop)
    {
        // That it is known here says nothing: it may be known only by this very page, when that was read before.
        var hash = _met.Add(url);
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ThrowIfFailed();
            if (via.IsSeed)
                _seeds.Add(url.HrefWithoutFragment);
            _worker.Say(TurnParts.Mark(hash, url, via, answer));
        }

        return await answer.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    public void Seal() => _worker.Seal();

    public ValueTask<FrontierPage?> ClaimAsync()
    {
        lock (_gate)
        {
            ThrowIfFailed();
            var next = _claims.NextAsync();
            _worker.Wake();
            return next;
        }
    }

    public async ValueTask ReleaseAsync(FrontierPage page, bool wasFetched, CancellationToken stop)
    {
        var done = NewSource();
        lock (_gate)
        {
            ThrowIfFailed();
            if (!_held.TryGetValue(page.Id, out var held))
                return;
            _worker.CountPage();
            foreach (var found in held.Found)
                SayFound(found, page.Url);
            held.Found.Clear();
            held.IsReleased = true;
            _worker.Say(TurnParts.Release(page.Id, wasFetched, done));
            if (held.Completion is { } completion)
                _worker.Say(completion);
        }

        await done.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    public ValueTask CompleteAsync(long id, PageResult result, OutputMark? output)
    {
        Complete(id, result, output);
        // It is said before the crawl ends; nobody has to wait for it.
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
        await RedisOutputs.ReadAsync(_worker.Link).WaitAsync(stop).ConfigureAwait(false);

    public async ValueTask RecordOutputAsync(OutputMark output, CancellationToken stop) =>
        await RedisOutputs.WriteAsync(_worker.Link, output).WaitAsync(stop).ConfigureAwait(false);

    public ValueTask<PageReferrer?> FindReferrerAsync(FrontierPage page, CancellationToken stop)
    {
        lock (_gate)
            return new(_held.TryGetValue(page.Id, out var held) ? QueueEntry.ReferrerOf(held.Entry) : null);
    }

    public async ValueTask<FoundPage?> PeekAsync(CancellationToken stop) =>
        await RedisCrawl.PeekAsync(_worker.Link).WaitAsync(stop).ConfigureAwait(false);

    public void Abort()
    {
        lock (_gate)
        {
            _isAborted = true;
            _claims.End(isAtOnce: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _claims.End(isAtOnce: true);
        }

        try
        {
            if (_fault is null)
                await _worker.LeaveAsync(isInHurry: _isAborted).ConfigureAwait(false);
        }
        finally
        {
            await _worker.DisposeAsync().ConfigureAwait(false);
        }

        // What could not be said at the end is lost as surely as in the middle.
        if (!_isAborted && _fault is CrawlStateException)
            ThrowIfFailed();
    }

    async ValueTask IWorkerOwner.TakeAsync(TurnAnswer answer)
    {
        // Where the seeds lead to is in scope, before a page is read whose links go there.
        if (answer.Seeds > _seeds.Count)
            await LoadSeedsAsync().ConfigureAwait(false);
        lock (_gate)
        {
            _counts = answer.Counts;
            for (var i = 0; i < answer.Noted.Length; i += 3)
                _met.AwaitShorter(
                    (string)answer.Noted[i + 2]!, UrlBucket.Read((byte[])answer.Noted[i]!), (int)answer.Noted[i + 1]);
            for (var i = 0; i < answer.Claims.Length; i += 4)
                Take((byte[])answer.Claims[i]!, (int)answer.Claims[i + 1], (string)answer.Claims[i + 2]!,
                    (string)answer.Claims[i + 3]!);
            if (answer.IsOver)
                _claims.End(isAtOnce: false);
        }

        _settings.OnChange();
    }

    void IWorkerOwner.Completed(long id)
    {
        lock (_gate)
            _held.Remove(id);
    }

    void IWorkerOwner.Fail(Exception fault)
    {
        lock (_gate)
        {
            _fault = fault;
            _claims.Fail(fault);
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Take(byte[] entry, int depth, string host, string pace)
    {
        if (QueueEntry.Read(entry, depth) is not { } page)
        {
            // Only somebody else can have written what is no URL.
            var id = (long)UrlBucket.Read(entry);
            _worker.Say(TurnParts.Release(id, wasFetched: false));
            return;
        }

        page.Rest = ((RedisPace)Pace).Learn(host, pace);
        _met.Settle(host, depth - 1);
        _held[page.Id] = new HeldPage(page, entry);
        _claims.Add(page);
    }

    private void Complete(long id, PageResult result, OutputMark? output)
    {
        var file = output is null ? "" : RedisOutputs.IdOf(output.Path);
        var part = TurnParts.Complete(id, result, _settings.Scheduling.Time.GetUtcNow(), file);
        lock (_gate)
        {
            ThrowIfFailed();
            // Not before what the page leads to is known: a crash in between would lose that.
            if (_held.TryGetValue(id, out var held) && !held.IsReleased)
                held.Completion = part;
            else
                _worker.Say(part);
        }
    }

    private void SayFound(in FoundPage page, WebUrl? from)
    {
        var hash = _met.Settle(page);
        _worker.Say(TurnParts.Found(page, hash, from));
        if (page.IsSeed && _seeds.Add(page.Url.HrefWithoutFragment))
            _worker.Say(TurnParts.Seed(page.Url));
    }

    private async Task LoadSeedsAsync()
    {
        foreach (var seed in await RedisCrawl.ReadSeedsAsync(_worker.Link).ConfigureAwait(false))
        {
            bool isNew;
            lock (_gate)
                isNew = _seeds.Add(seed);
            if (isNew && WebUrl.Parse(seed) is { } url)
                _settings.OnSeed(url);
        }
    }

    private void ThrowIfFailed()
    {
        if (_fault is not null)
            throw RedisFaults.Again(_fault);
    }
}
