using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>How pages come into it: those that an earlier run left, seeds, and what pages lead to.</summary>
internal sealed partial class LocalFrontier
{
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
        var hash = _met.HashOf(url);
        lock (_gate)
        {
            if (_isDisposed || !_met.Add(hash))
                return new(false);
            _store.AddSeen(url, FrontierPage.HostOf(url), via);
            return new(true);
        }
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
                NoteShorter(page.Host, _met.HashOf(page.Url), page.Depth, page.Id);
        }
    }

    private void Recall(in StoredPage page)
    {
        var hash = _met.HashOf(page.Url);
        if (!page.IsOpen)
            _met.Add(hash);
        _settings.OnKnown?.Invoke(page.Url, page.IsSeed);
        if (page.State == PageState.Waiting)
            Count(page.Host, page.Depth, page.IsSeed);
        else if (page.State != PageState.Seen)
            _claimed++;
    }

    private void Add(in FoundPage page, long referrer, string? foundOn)
    {
        var host = FrontierPage.HostOf(page.Url);
        var hash = _met.HashOf(page.Url);
        var news = _met.Decide(page, hash);
        if (news == PageNews.New)
        {
            var id = _store.Add(page, host, referrer);
            // From another host, a page may be found at any level: which is first depends on which host is faster.
            if (host == foundOn)
                NoteShorter(host, hash, page.Depth, id);
            Count(host, page.Depth, page.IsSeed);
        }
        else if (news == PageNews.Shorter && _met.FindDeeper(host, hash, page.Depth) is var (depth, known))
        {
            _store.Move(page, host, referrer, depth, known);
            _scheduler.Move(host, depth, page.Depth);
            _met.Forget(host, hash);
            NoteShorter(host, hash, page.Depth, known);
        }
    }

    // As long as a page two levels up is not finished, it may lead there, too.
    private void NoteShorter(string host, ulong hash, int depth, long id)
    {
        if (_scheduler.LowestDepthOf(host) < depth - 1)
            _met.AwaitShorter(host, hash, depth, id);
    }

    private void Count(string host, int depth, bool isSeed)
    {
        _scheduler.Add(host, depth);
        _waiting++;
        _openSeeds += isSeed ? 1 : 0;
    }
}
