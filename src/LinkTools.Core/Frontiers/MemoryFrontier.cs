using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// A frontier that lives as long as its crawl: hashes of the pages known, the text of those that wait.
/// </summary>
internal sealed class MemoryFrontier : IFrontier
{
    private readonly object _gate = new();
    private readonly KnownUrls _known = new();
    private readonly Dictionary<string, Levels> _hosts = new(StringComparer.Ordinal);
    private long _pending, _pendingSeeds, _claimed;

    public long Pending => Volatile.Read(ref _pending);

    public long PendingSeeds => Volatile.Read(ref _pendingSeeds);

    public long Claimed => Volatile.Read(ref _claimed);

    public IReadOnlyList<string> PendingHosts
    {
        get
        {
            lock (_gate)
                return [.. _hosts.Keys];
        }
    }

    public bool IsKnown(WebUrl url)
    {
        lock (_gate)
            return _known.Contains(url);
    }

    public bool Add(WebUrl url, int depth, bool isSeed, AddressClass foundOn, bool isAgain)
    {
        lock (_gate)
        {
            if (!_known.Add(url) && !isAgain)
                return false;
            Enqueue(url.HrefWithoutFragment, FrontierPage.HostOf(url), depth, isSeed, foundOn);
            return true;
        }
    }

    public bool Mark(WebUrl url, bool isSeed, long via)
    {
        lock (_gate)
            return _known.Add(url);
    }

    public IReadOnlyList<FrontierPage> Claim(string host, int count)
    {
        var pages = new List<FrontierPage>(count);
        lock (_gate)
        {
            if (_hosts.TryGetValue(host, out var levels))
            {
                while (pages.Count < count && levels.TryTake(out var page))
                    pages.Add(page);
                if (levels.IsEmpty)
                    _hosts.Remove(host);
            }

            _pending -= pages.Count;
            _pendingSeeds -= pages.Count(page => page.IsSeed);
            _claimed += pages.Count;
        }

        return pages;
    }

    public void Complete(long id, PageResult result)
    {
        // Nothing outlives the crawl, so nothing has to be remembered.
    }

    public void Return(FrontierPage page)
    {
        lock (_gate)
        {
            _claimed--;
            Enqueue(page.Url.Href, FrontierPage.HostOf(page.Url), page.Depth, page.IsSeed, page.FoundOn);
        }
    }

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    private void Enqueue(string href, string host, int depth, bool isSeed, AddressClass foundOn)
    {
        if (!_hosts.TryGetValue(host, out var levels))
            _hosts.Add(host, levels = new Levels());
        levels.Add(depth, href, isSeed, foundOn);
        _pending++;
        _pendingSeeds += isSeed ? 1 : 0;
    }

    /// <summary>The waiting pages of one host, by depth.</summary>
    private sealed class Levels
    {
        private readonly SortedDictionary<int, UrlQueue> _queues = [];

        public bool IsEmpty => _queues.Count == 0;

        public void Add(int depth, string href, bool isSeed, AddressClass foundOn)
        {
            if (!_queues.TryGetValue(depth, out var queue))
                _queues.Add(depth, queue = new UrlQueue());
            queue.Enqueue(href, isSeed, foundOn);
        }

        public bool TryTake(out FrontierPage page)
        {
            page = default;
            if (IsEmpty)
                return false;
            var (depth, queue) = _queues.First();
            var (href, isSeed, foundOn) = queue.Dequeue();
            if (queue.Count == 0)
                _queues.Remove(depth);
            page = new FrontierPage(0, WebUrl.Parse(href)!, depth) { IsSeed = isSeed, FoundOn = foundOn };
            return true;
        }
    }
}
