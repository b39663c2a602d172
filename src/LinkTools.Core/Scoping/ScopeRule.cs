using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Scoping;

/// <summary>
/// Which URLs a crawl may fetch, by the pages it was started with. Grows as those become known; may be asked by many at
/// once.
/// </summary>
internal sealed class ScopeRule(CrawlScope scope)
{
    private readonly ConcurrentDictionary<string, byte> _places = new(StringComparer.Ordinal);

    /// <summary>Adds a page the crawl was started with, or where a redirect led from one.</summary>
    public void AddSeed(WebUrl url)
    {
        var place = PlaceOf(url);
        if (place.Length > 0)
            _places.TryAdd(place, 0);
    }

    /// <summary>True when the URL may be fetched. Only http and https ones ever may.</summary>
    public bool Contains(WebUrl url)
    {
        if (!url.IsHttp)
            return false;
        return scope switch
        {
            CrawlScope.Page => false,
            CrawlScope.Any => true,
            CrawlScope.Path => IsBelowSeed(url),
            _ => _places.ContainsKey(PlaceOf(url)),
        };
    }

    private string PlaceOf(WebUrl url) => scope switch
    {
        CrawlScope.Path => $"{url.Host}:{url.Port}{url.Path[..(url.Path.LastIndexOf('/') + 1)]}",
        CrawlScope.Host => url.Host,
        CrawlScope.Domain => PublicSuffixList.Default.RegistrableDomain(url.Host),
        _ => "",
    };

    private bool IsBelowSeed(WebUrl url)
    {
        var place = $"{url.Host}:{url.Port}{url.Path}";
        foreach (var (seed, _) in _places)
        {
            if (place.StartsWith(seed, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
