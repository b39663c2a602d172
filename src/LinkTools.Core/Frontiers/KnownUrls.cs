using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The set of pages that a crawl knows, by hash: eight bytes each, in a table that is three to six eighths full. Not
/// thread-safe.
/// </summary>
/// <param name="key">The key with which the crawl hashes URLs.</param>
internal sealed class KnownUrls(UrlKey key)
{
    private const int SmallestBits = 8;

    // The key differs between runs, so no site can make its URLs collide.
    private readonly ulong _multiplier = (ulong)Random.Shared.NextInt64() | 1;
    private ulong[] _slots = new ulong[1 << SmallestBits];
    private int _shift = 64 - SmallestBits;

    public int Count { get; private set; }

    /// <summary>The hash of a page; never zero, which marks a free slot.</summary>
    public ulong HashOf(WebUrl url) => Math.Max(key.Hash(url), 1);

    public bool Contains(WebUrl url) => Contains(HashOf(url));

    public bool Contains(ulong hash) => _slots[Find(hash)] == hash;

    /// <summary>False when the page was known.</summary>
    public bool Add(WebUrl url) => Add(HashOf(url));

    /// <inheritdoc cref="Add(WebUrl)"/>
    public bool Add(ulong hash)
    {
        var slot = Find(hash);
        if (_slots[slot] == hash)
            return false;
        _slots[slot] = hash;
        if (++Count > _slots.Length / 4 * 3)
            Grow();
        return true;
    }

    /// <summary>The slot with the hash, or else the free one for it.</summary>
    private int Find(ulong hash)
    {
        var slot = (int)((hash * _multiplier) >> _shift);
        while (_slots[slot] != 0 && _slots[slot] != hash)
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new ulong[old.Length * 2];
        _shift--;
        foreach (var hash in old)
        {
            if (hash != 0)
                _slots[Find(hash)] = hash;
        }
    }
}
