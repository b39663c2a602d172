using System.Collections.Concurrent;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that the address guard refused, with the classes of those that led there: when a page of another class
/// leads there later, they are asked for again, once for each class.
/// </summary>
internal sealed class RefusedPages
{
    private readonly ConcurrentDictionary<ulong, AddressClasses> _pages = new();

    public void Add(PageRequest page, PageResult result)
    {
        _pages[UrlHash.Of(page.Url!)] = AddressClasses.Of(page.FoundOn);
        // Of the place a redirect led to, the page's own class says nothing.
        if (result.Redirects.Count > 0 && WebUrl.Parse(result.FinalUrl ?? "") is { } last)
            _pages.TryAdd(UrlHash.Of(last), AddressClasses.None);
    }

    /// <summary>True when a page was refused, and no page of the class has led there since.</summary>
    public bool IsDue(WebUrl url, AddressClass foundOn)
    {
        if (_pages.IsEmpty)
            return false;
        var key = UrlHash.Of(url);
        return _pages.TryGetValue(key, out var tried) && !tried.Contains(foundOn)
            && _pages.TryUpdate(key, tried | AddressClasses.Of(foundOn), tried);
    }
}
