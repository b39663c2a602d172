using System.Collections.Concurrent;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that the address guard refused, with the address classes of the pages that led there. When a page of
/// another class leads there later, they are requested again, once for each class.
/// </summary>
internal sealed class RefusedPages
{
    private readonly ConcurrentDictionary<ulong, AddressClasses> _pages = new();

    public void Add(PageRequest page, PageResult result)
    {
        _pages[UrlHash.Of(page.Url!)] = AddressClasses.Of(page.FoundOn);
        // The class of the redirecting page says nothing about the target of a redirect.
        if (result.Redirects.Count > 0 && WebUrl.Parse(result.FinalUrl ?? "") is { } last)
            _pages.TryAdd(UrlHash.Of(last), AddressClasses.None);
    }

    /// <summary>True if a page was refused, and no page of this class has led there since.</summary>
    public bool IsDue(WebUrl url, AddressClass foundOn)
    {
        if (_pages.IsEmpty)
            return false;
        var key = UrlHash.Of(url);
        return _pages.TryGetValue(key, out var tried) && !tried.Contains(foundOn)
            && _pages.TryUpdate(key, tried | AddressClasses.Of(foundOn), tried);
    }
}
