using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The waiting pages that may still get a smaller depth, because a page two levels above them is not finished. Not
/// thread-safe.
/// </summary>
internal sealed class ShorterWays
{
    private readonly Dictionary<string, HostWays> _hosts = new(StringComparer.Ordinal);
    private volatile int _count;

    /// <summary>True if no depth can become smaller, which is nearly always so. Thread-safe.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Adds a page below an unfinished level.</summary>
    public void Add(string host, ulong hash, int depth, long id)
    {
        if (!_hosts.TryGetValue(host, out var pages))
            _hosts.Add(host, pages = new HostWays());
        if (pages.TryAdd(hash, (depth, id)))
            _count++;
    }

    /// <summary>Removes a page.</summary>
    public void Remove(string host, ulong hash)
    {
        if (_hosts.TryGetValue(host, out var pages) && pages.Remove(hash))
            _count--;
    }

    /// <summary>The level and number of a waiting page, if <paramref name="depth"/> is smaller.</summary>
    public (int Depth, long Id)? Find(string host, ulong hash, int depth) =>
        _hosts.TryGetValue(host, out var pages) && pages.TryGetValue(hash, out var page) && depth < page.Depth
            ? page
            : null;

    /// <summary>Removes the pages of a host that may be claimed, now that this is its lowest level.</summary>
    public void Settle(string host, int lowest)
    {
        if (!_hosts.TryGetValue(host, out var pages) || pages.Lowest == lowest)
            return;
        pages.Lowest = lowest;
        foreach (var (hash, page) in pages)
        {
            if (page.Depth - 1 <= lowest && pages.Remove(hash))
                _count--;
        }

        if (pages.Count == 0)
            _hosts.Remove(host);
    }

    private sealed class HostWays : Dictionary<ulong, (int Depth, long Id)>
    {
        /// <summary>The lowest level of the host at the last call.</summary>
        public int Lowest { get; set; } = -1;
    }
}
