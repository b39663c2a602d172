using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Scoping;

/// <summary>
/// Which URLs a crawl may fetch, compared with its seeds. The scope grows when seeds become known. Thread-safe.
/// </summary>
internal sealed class ScopeRule(CrawlScope scope)
{
    private readonly ConcurrentDictionary<string, byte> _places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _ports = new(StringComparer.Ordinal);
    private int _hasMetOtherPort;

    /// <summary>Adds a seed, or the target of its redirect.</summary>
    public void AddSeed(WebUrl url)
    {
        var place = PlaceOf(url);
        if (place.Length > 0)
            _places.TryAdd(place, 0);
        if (scope == CrawlScope.Host)
            _ports.TryAdd(PortOf(url), 0);
    }

    /// <summary>
    /// The warning about the first page that is on a host of the seeds, but on none of their ports; null for other
    /// pages.
    /// </summary>
    public string? FindOtherPort(WebUrl url) =>
        scope != CrawlScope.Host || Volatile.Read(ref _hasMetOtherPort) == 1 || _ports.ContainsKey(PortOf(url))
            || Interlocked.Exchange(ref _hasMetOtherPort, 1) == 1
            ? null
            : $"The crawl also follows another port of {url.Host}, which is another site: '{url.Href}'. -Scope Origin "
                + "follows only the scheme, host and port that you gave.";

    /// <summary>True if the URL may be fetched. Only http and https URLs may.</summary>
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
        CrawlScope.Path => FolderOf(AddressOf(url)),
        CrawlScope.Origin => url.Origin,
        CrawlScope.Host => url.Host,
        CrawlScope.Domain => PublicSuffixList.Default.RegistrableDomain(url.Host),
        _ => "",
    };

    private static string FolderOf(string address) => address[..(address.LastIndexOf('/') + 1)];

    // A path is the same however its ordinary characters are written.
    private static string AddressOf(WebUrl url) => $"{url.Host}:{url.Port}{UrlIdentity.Normalize(url.Path)}";

    // The usual ports of http and https count as one site.
    private static string PortOf(WebUrl url) => url.Port is 80 or 443 ? url.Host : $"{url.Host}:{url.Port}";

    private bool IsBelowSeed(WebUrl url)
    {
        var place = AddressOf(url);
        foreach (var (seed, _) in _places)
        {
            if (place.StartsWith(seed, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
