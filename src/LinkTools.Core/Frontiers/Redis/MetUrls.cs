using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The URLs that this process has met, before the server's own table. May be used by many threads.
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

    /// <summary>Adds a URL, known or not; gives what stands for it.</summary>
    public ulong Add(WebUrl url)
    {
        var hash = _known.HashOf(url);
        lock (_gate)
            _known.Add(hash);
        return hash;
    }

    /// <summary>Says that a page is on its way to the server, which decides; gives what stands for it.</summary>
    public ulong Settle(in FoundPage page)
    {
        var hash = _known.HashOf(page.Url);
        lock (_gate)
            _noted.Decide(page, hash);
        return hash;
    }

    /// <summary>Says that a page waits in a level, and that a shorter way to it may still be found.</summary>
    public void AwaitShorter(string host, ulong hash, int depth)
    {
        lock (_gate)
            _shorter.Add(host, hash, depth, id: 0);
    }

    /// <summary>Says that all levels of a host above this one are finished.</summary>
    public void Settle(string host, int lowest)
    {
        lock (_gate)
            _shorter.Settle(host, lowest);
    }
}
