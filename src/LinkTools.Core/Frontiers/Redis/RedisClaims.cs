using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The pages that this worker has claimed: those that have not begun, those that are being read, and those that the
/// server does not know to be completed. May be used by many threads.
/// </summary>
internal sealed class RedisClaims : IWorkerOwner
{
    /// <summary>Pages claimed at once.</summary>
    private const int ClaimSize = 32;

    /// <summary>The most pages claimed before they can be read.</summary>
    private const int AheadSize = 64;

    /// <summary>With so many waiting pages, none is missing elsewhere when it is claimed some milliseconds early.
    /// </summary>
    private const int Plenty = 1000;

    private readonly object _gate = new();
    private readonly RedisSettings _settings;
    private readonly MetUrls _met;
    private readonly Dictionary<long, HeldPage> _held = [];
    private readonly ClaimQueue _queue = new();
    private FrontierCounts _counts;
    private long _given, _rate;
    private Exception? _fault;

    public RedisClaims(RedisLink link, RedisSettings settings, MetUrls met)
    {
        (_settings, _met) = (settings, met);
        Worker = new RedisWorker(link, settings, this);
        Pace = new RedisPace(Worker, settings.Scheduling.Time, () => _fault);
        Seeds = new SharedSeeds(link, settings);
    }

    /// <summary>Takes the turns.</summary>
    public RedisWorker Worker { get; }

    /// <inheritdoc cref="ISharedCrawl.Pace"/>
    public RedisPace Pace { get; }

    /// <summary>The pages that the workers began with.</summary>
    public SharedSeeds Seeds { get; }

    /// <summary>What ended the work; null while it goes on.</summary>
    public Exception? Fault => _fault;

    public FrontierCounts Counts => Look(() => _counts);

    int IWorkerOwner.Wanted => Look(
        () => _queue.IsWanted ? Math.Clamp(_settings.Scheduling.FreePlaces(), 1, ClaimSize) : 0);

    // As many as were begun from one turn to the next: so no place is empty while the next turn is taken.
    int IWorkerOwner.WantedAhead => Look(
        () => _counts.Waiting < Plenty ? 0 : (int)Math.Clamp(_rate - _queue.Ahead, 0, AheadSize));

    bool IWorkerOwner.HasPages => Look(() => _queue.Ahead > 0);

    IReadOnlyList<long> IWorkerOwner.HeldPages => Look<IReadOnlyList<long>>(() => [.. _held.Keys]);

    /// <summary>Sends all these parts in the next turn.</summary>
    public void Send(List<TurnPart> parts)
    {
        lock (_gate)
        {
            // After the end, nothing is sent any more.
            ThrowIfFailed();
            parts.ForEach(Worker.Send);
        }
    }

    /// <inheritdoc cref="IFrontier.ClaimAsync"/>
    public ValueTask<FrontierPage?> NextAsync()
    {
        lock (_gate)
        {
            ThrowIfFailed();
            var next = _queue.NextAsync();
            Worker.Wake();
            return next;
        }
    }

    /// <summary>Keeps what a page leads to until its release, so that both are one step.</summary>
    public void Keep(FrontierPage from, IEnumerable<TurnPart> found)
    {
        lock (_gate)
        {
            if (_held.TryGetValue(from.Id, out var held))
                held.Found.AddRange(found);
        }
    }

    /// <summary>Reports that a page has been read, and which pages it leads to.</summary>
    /// <returns>Ends when the server has it.</returns>
    public Task ReleaseAsync(FrontierPage page, bool wasFetched)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ThrowIfFailed();
            if (!_held.TryGetValue(page.Id, out var held))
                return Task.CompletedTask;
            Worker.CountPage();
            held.Found.ForEach(Worker.Send);
            held.Found.Clear();
            held.IsReleased = true;
            Worker.Send(TurnParts.Release(page.Id, wasFetched, page.IsSeed, done));
            if (held.Completion is { } completion)
                Worker.Send(completion);
        }

        return done.Task;
    }

    /// <summary>Reports that all links of a page have been taken; sent before the crawl ends.</summary>
    /// <param name="id">The page.</param>
    /// <param name="write">Creates the part of the turn from what is known of the page.</param>
    public void Complete(long id, Func<HeldPage?, TurnPart> write)
    {
        var completion = write(Look(() => _held.GetValueOrDefault(id)));
        lock (_gate)
        {
            ThrowIfFailed();
            // Not before what the page leads to is known: a crash in between would lose that.
            if (_held.TryGetValue(id, out var held) && !held.IsReleased)
                held.Completion = completion;
            else
                Worker.Send(completion);
        }
    }

    /// <inheritdoc cref="IFrontier.FindReferrerAsync"/>
    public PageReferrer? ReferrerOf(FrontierPage page) => Look(
        () => _held.TryGetValue(page.Id, out var held) ? QueueEntry.ReferrerOf(held.Entry) : null);

    /// <summary>Gives out no more pages.</summary>
    public void End()
    {
        lock (_gate)
            _queue.End(isAtOnce: true);
    }

    /// <exception cref="CrawlStateException">The work has ended.</exception>
    public void ThrowIfFailed()
    {
        if (_fault is not null)
            throw RedisFaults.Again(_fault);
    }

    async ValueTask IWorkerOwner.TakeAsync(TurnAnswer answer, IEnumerable<ulong> found, CancellationToken stop)
    {
        // Where the seeds lead to is in scope, before a page is read whose links go there.
        if (answer.Seeds > Seeds.Count)
            await Seeds.LoadAsync(stop).ConfigureAwait(false);
        lock (_gate)
        {
            _counts = answer.Counts;
            (_rate, _given) = ((_rate + _queue.Given - _given + 1) / 2, _queue.Given);
            foreach (var (hash, depth, host) in answer.Noted)
                _met.AwaitShorter(host, hash, depth);
            // Until now, a shorter way was one to a page on its way to the server.
            _met.Settle(found);
            foreach (var claim in answer.Claims)
                Take(claim);
            if (answer.IsOver)
                _queue.End(isAtOnce: false);
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
            _queue.Fail(fault);
        }
    }

    private T Look<T>(Func<T> look)
    {
        lock (_gate)
            return look();
    }

    private void Take(in ClaimedPage claim)
    {
        if (QueueEntry.Read(claim.Entry, claim.Depth) is not { } page)
        {
            // Only somebody else can have written what is no URL.
            var isSeed = claim.Entry is [_, _, _, _, _, _, _, _, (byte)'s', ..];
            Worker.Send(TurnParts.Release((long)UrlBucket.Read(claim.Entry), wasFetched: false, isSeed));
            return;
        }

        page.Rest = Pace.Learn(claim.Host, claim.Pace);
        _met.Settle(claim.Host, claim.Depth - 1);
        _held[page.Id] = new HeldPage(page, claim.Entry);
        _queue.Add(page);
    }
}
