using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The frontier of a crawl that one process does: hashes of the pages known, turns of their hosts, and a store that
/// keeps the pages themselves.
/// </summary>
internal sealed partial class LocalFrontier : IFrontier
{
    private readonly object _gate = new();
    private readonly IPageStore _store;
    private readonly FrontierSettings _settings;
    private readonly MetUrls _met;
    private readonly HostScheduler _scheduler;
    private readonly PageClaims<FrontierPage> _claims;
    private readonly PrefetchedPages _prefetched;
    private long _waiting, _claimed, _openSeeds;
    private bool _isSealed, _isDisposed;

    /// <param name="store">Where the pages are; the frontier's own from now on.</param>
    /// <param name="settings">How they are handed out.</param>
    /// <exception cref="CrawlStateException">What is in the store cannot be used.</exception>
    public LocalFrontier(IPageStore store, FrontierSettings? settings = null)
    {
        (_store, _settings) = (store, settings ?? new FrontierSettings());
        _prefetched = new PrefetchedPages(store);
        _met = new MetUrls(_settings.Key);
        _scheduler = new HostScheduler(_settings.Scheduling);
        _claims = new PageClaims<FrontierPage>(_gate, _scheduler, Take, () => IsOver, _settings.Scheduling.Time)
        {
            IsHeld = () => IsFull,
        };
        try
        {
            Load();
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public FrontierCounts Counts =>
        new(Volatile.Read(ref _waiting), Volatile.Read(ref _claimed), Volatile.Read(ref _openSeeds));

    public bool IsFull => Volatile.Read(ref _claimed) >= _settings.MaximumPages;

    private bool IsOver => _isSealed && _scheduler.Active == 0 && (_scheduler.Waiting == 0 || IsFull);

    public PageNews Look(WebUrl url, int depth) => _met.Look(url, depth);

    public bool IsKnown(WebUrl url) => _met.Contains(url);

    public bool Note(WebUrl url, int depth) => _met.Note(url, depth);

    public void Seal()
    {
        lock (_gate)
        {
            _isSealed = true;
            _claims.Serve();
        }
    }

    public ValueTask<FrontierPage?> ClaimAsync() => _claims.NextAsync();

    public ValueTask ReleaseAsync(FrontierPage page, bool wasFetched, CancellationToken stop)
    {
        lock (_gate)
        {
            _scheduler.Release(page.Turn);
            if (!_met.IsSettled)
                _met.Settle(page.Turn.Host, _scheduler.LowestDepthOf(page.Turn.Host));
            _openSeeds -= page.IsSeed ? 1 : 0;
            _claimed -= wasFetched ? 0 : 1;
            _claims.Serve();
        }

        return default;
    }

    public ValueTask<PageReferrer?> FindReferrerAsync(FrontierPage page, CancellationToken stop)
    {
        lock (_gate)
            return new(_isDisposed ? null : _store.FindReferrer(page));
    }

    public ValueTask<FoundPage?> PeekAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            var next = _prefetched.Peek();
            return new(next is null ? _store.Peek() : new FoundPage(next.Url, next.Depth));
        }
    }

    public void Abort()
    {
        lock (_gate)
            _claims.Abort();
    }

    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return default;
            _isDisposed = true;
            _claims.Abort();
            _claims.Dispose();
            try
            {
                _prefetched.ReturnAll();
            }
            finally
            {
                _store.Dispose();
            }
        }

        return default;
    }

    private FrontierPage? Take(HostTurn turn)
    {
        var page = _prefetched.Take(turn, _settings.MaximumPages - _claimed);
        _waiting--;
        if (page is null)
            return null;
        _claimed++;
        page.Turn = turn;
        return page;
    }
}
