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
    private readonly KnownUrls _known;
    private readonly HostScheduler _scheduler;
    private readonly PageClaims<FrontierPage> _claims;
    private readonly ShorterWays _shorter = new();
    private readonly NotedPages _noted = new();
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
        _known = new KnownUrls(_settings.Key);
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

    public PageNews Look(WebUrl url, int depth)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
        {
            if (!_known.Contains(hash))
                return PageNews.New;
            var isShorter = _noted.IsDeeper(hash, depth)
                || (!_shorter.IsEmpty && _shorter.Find(FrontierPage.HostOf(url), hash, depth) is not null);
            return isShorter ? PageNews.Shorter : PageNews.None;
        }
    }

    public bool IsKnown(WebUrl url)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
            return _known.Contains(hash);
    }

    public bool Note(WebUrl url, int depth)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
        {
            if (!_known.Add(hash))
                return false;
            _noted.Add(hash, depth);
            return true;
        }
    }

    public ValueTask AddAsync(FrontierPage? from, IReadOnlyList<FoundPage> pages, CancellationToken stop)
    {
        lock (_gate)
        {
            if (_isDisposed || pages.Count == 0)
                return default;
            var referrer = _store.ReferrerOf(from);
            foreach (var page in pages)
                Add(page, referrer, from?.Turn.Host);
            _claims.Serve();
        }

        return default;
    }

    public ValueTask NameSeedAsync(WebUrl url, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_isDisposed)
                _store.Name(url);
        }

        return default;
    }

    public ValueTask<bool> MarkAsync(WebUrl url, FrontierPage via, CancellationToken stop)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
        {
            if (_isDisposed || !_known.Add(hash))
                return new(false);
            _store.AddSeen(url, FrontierPage.HostOf(url), via);
            return new(true);
        }
    }

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
            if (!_shorter.IsEmpty)
                _shorter.Settle(page.Turn.Host, _scheduler.LowestDepthOf(page.Turn.Host));
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

    private void Load()
    {
        var (lowest, deepest) = (int.MaxValue, 0);
        foreach (var page in _store.Load())
        {
            Recall(page);
            if (page.State == PageState.Waiting)
                (lowest, deepest) = (Math.Min(lowest, page.Depth), Math.Max(deepest, page.Depth));
        }

        // Rarely: the process ended while one page was much slower than those below it.
        if (lowest >= deepest - 1)
            return;
        foreach (var page in _store.Load())
        {
            if (page.State == PageState.Waiting)
                NoteShorter(page.Host, _known.HashOf(page.Url), page.Depth, page.Id);
        }
    }

    private void Recall(in StoredPage page)
    {
        var hash = _known.HashOf(page.Url);
        if (!page.IsOpen)
            _known.Add(hash);
        _settings.OnKnown?.Invoke(page.Url, page.IsSeed);
        if (page.State == PageState.Waiting)
            Count(page.Host, page.Depth, page.IsSeed);
        else if (page.State != PageState.Seen)
            _claimed++;
    }

    private void Add(in FoundPage page, long referrer, string? foundOn)
    {
        var host = FrontierPage.HostOf(page.Url);
        var hash = _known.HashOf(page.Url);
        var news = _noted.Decide(page, hash);
        if (news == PageNews.New)
        {
            var id = _store.Add(page, host, referrer);
            // From another host, a page may be found at any level: which is first depends on which host is faster.
            if (host == foundOn)
                NoteShorter(host, hash, page.Depth, id);
            Count(host, page.Depth, page.IsSeed);
        }
        else if (news == PageNews.Shorter && _shorter.Find(host, hash, page.Depth) is var (depth, known))
        {
            _store.Move(page, host, referrer, depth, known);
            _scheduler.Move(host, depth, page.Depth);
            _shorter.Remove(host, hash);
            NoteShorter(host, hash, page.Depth, known);
        }
    }

    // As long as a page two levels up is not finished, it may lead there, too.
    private void NoteShorter(string host, ulong hash, int depth, long id)
    {
        if (_scheduler.LowestDepthOf(host) < depth - 1)
            _shorter.Add(host, hash, depth, id);
    }

    private void Count(string host, int depth, bool isSeed)
    {
        _scheduler.Add(host, depth);
        _waiting++;
        _openSeeds += isSeed ? 1 : 0;
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
