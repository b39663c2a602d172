using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The waiting pages to which a shorter way may still be found, because a page two levels above them is not finished.
/// Not for many threads at once.
/// </summary>
internal sealed class ShorterWays
{
    private readonly Dictionary<string, HostWays> _hosts = new(StringComparer.Ordinal);
    private volatile int _count;

    /// <summary>True where no way can become shorter: nearly always. May be asked by anybody.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>Notes a page that was added below an unfinished level.</summary>
    public void Add(string host, ulong hash, int depth, long id)
    {
        if (!_hosts.TryGetValue(host, out var pages))
            _hosts.Add(host, pages = new HostWays());
        if (pages.TryAdd(hash, (depth, id)))
            _count++;
    }

    /// <summary>Forgets a page.</summary>
    public void Remove(string host, ulong hash)
    {
        if (_hosts.TryGetValue(host, out var pages) && pages.Remove(hash))
            _count--;
    }

    /// <summary>
    /// The level a page waits in, and its number, where a way of <paramref name="depth"/> is shorter.
    /// </summary>
    public (int Depth, long Id)? Find(string host, ulong hash, int depth) =>
        _hosts.TryGetValue(host, out var pages) && pages.TryGetValue(hash, out var page) && depth < page.Depth
            ? page
            : null;

    /// <summary>Forgets the pages of a host that may be claimed, now that its least deep level is this one.</summary>
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
        /// <summary>The host's least deep level when it was last looked at.</summary>
        public int Lowest { get; set; } = -1;
    }
}
