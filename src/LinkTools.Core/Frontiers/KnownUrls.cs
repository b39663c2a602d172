using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>The set of pages a crawl knows, by hash: about twenty bytes each. Not for many threads at once.</summary>
internal sealed class KnownUrls
{
    private readonly HashSet<ulong> _hashes = [];

    public int Count => _hashes.Count;

    public bool Contains(WebUrl url) => _hashes.Contains(UrlHash.Of(url.Normalized));

    /// <summary>False when the page was known.</summary>
    public bool Add(WebUrl url) => _hashes.Add(UrlHash.Of(url.Normalized));
}
