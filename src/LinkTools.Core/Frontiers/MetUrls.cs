using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The URLs that this process has met, and those of them to which a shorter way may still be found. May be used by many
/// threads.
/// </summary>
/// <param name="key">The key with which the crawl hashes URLs.</param>
internal sealed class MetUrls(UrlKey key)
{
    private readonly object _gate = new();
    private readonly KnownUrls _known = new(key);
    private readonly ShorterWays _shorter = new();
    private readonly NotedPages _noted = new();

    /// <inheritdoc cref="IFrontier.Look"/>
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

    /// <summary>True where no way can become shorter: nearly always.</summary>
    public bool IsSettled => _shorter.IsEmpty;

    public bool Contains(WebUrl url)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
            return _known.Contains(hash);
    }

    /// <inheritdoc cref="IFrontier.Note"/>
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

    /// <summary>Adds a URL by what stands for it; false when it was known.</summary>
    public bool Add(ulong hash)
    {
        lock (_gate)
            return _known.Add(hash);
    }

    /// <summary>What stands for a URL.</summary>
    public ulong HashOf(WebUrl url) => _known.HashOf(url);

    /// <summary>What a page is now that it is added.</summary>
    public PageNews Decide(in FoundPage page, ulong hash)
    {
        lock (_gate)
            return _noted.Decide(page, hash);
    }

    /// <summary>Says that pages have been added where that is decided elsewhere.</summary>
    public void Settle(IEnumerable<ulong> hashes)
    {
        lock (_gate)
        {
            foreach (var hash in hashes)
                _noted.Forget(hash);
        }
    }

    /// <summary>Says that a page waits in a level, and that a shorter way to it may still be found.</summary>
    public void AwaitShorter(string host, ulong hash, int depth, long id = 0)
    {
        lock (_gate)
            _shorter.Add(host, hash, depth, id);
    }

    /// <summary>The level a page waits in, and its number, where a way of this depth is shorter.</summary>
    public (int Depth, long Id)? FindDeeper(string host, ulong hash, int depth)
    {
        lock (_gate)
            return _shorter.Find(host, hash, depth);
    }

    /// <summary>Says that a page waits for no shorter way any more.</summary>
    public void Forget(string host, ulong hash)
    {
        lock (_gate)
            _shorter.Remove(host, hash);
    }

    /// <summary>Says that all levels of a host above this one are finished.</summary>
    public void Settle(string host, int lowest)
    {
        lock (_gate)
            _shorter.Settle(host, lowest);
    }
}
