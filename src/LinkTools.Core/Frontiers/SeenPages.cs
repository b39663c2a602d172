using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The pages that have come so far, without the fragments of their URLs: at most 22 bytes each. Not thread-safe.
/// </summary>
public sealed class SeenPages
{
    private readonly KnownUrls _known = new(new UrlKey());

    /// <summary>False for a page that has come before.</summary>
    public bool Add(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return _known.Add(url);
    }
}
