using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The redirects of one page. Each URL is requested only if the crawl may follow it, and once in a crawl.
/// </summary>
internal sealed class PageVisit(
    PageRequest page, FrontierPage claim, ScopeRule scope, RecursionOptions rules, IFrontier frontier,
    RobotsGate robots)
{
    private readonly HashSet<string> _own = new(StringComparer.Ordinal) { page.Url!.Normalized };

    /// <summary>True if the redirects led to a page that is known already.</summary>
    public bool LedToKnownPage { get; private set; }

    /// <summary>Messages about the redirects.</summary>
    public PageNotes PageNotes { get; } = new();

    /// <summary>Why a URL must not be requested, as a clause; null if it may be.</summary>
    public async ValueTask<string?> RefusalAsync(WebUrl url, AddressClass from, CancellationToken stop)
    {
        if (url.Normalized != page.Url!.Normalized && !page.IsSeed)
        {
            if (!scope.Contains(url))
                return $"it leads to {url.Href}, which is out of scope";
            if (!rules.IsWanted(url.HrefWithoutFragment))
                return $"it leads to {url.Href}, which -Include or -Exclude leaves out";
        }

        if (await robots.RefusalAsync(url, from, page.IsSeed, PageNotes, stop).ConfigureAwait(false) is { } refusal)
            return refusal;
        // A redirect may lead back to an earlier URL, and a page may be retried, so its own URLs do not count as
        // another page.
        if (!_own.Add(url.Normalized) || await frontier.MarkAsync(url, claim, stop).ConfigureAwait(false))
            return null;
        LedToKnownPage = true;
        return $"it leads to {url.Href}, which was read already";
    }
}
