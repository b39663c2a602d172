using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// One page's way through its redirects: each address is asked for only where the crawl may go, and once in a crawl.
/// </summary>
internal sealed class PageVisit(
    PageRequest page, FrontierPage claim, ScopeRule scope, RecursionOptions rules, IFrontier frontier,
    RobotsGate robots)
{
    private readonly HashSet<string> _own = new(StringComparer.Ordinal) { page.Url!.Normalized };

    /// <summary>True when the way led to a page that is known already.</summary>
    public bool LedToKnownPage { get; private set; }

    /// <summary>What is worth telling about the way.</summary>
    public PageNotes PageNotes { get; } = new();

    /// <summary>Why an address must not be asked for, as a clause; null when it may be.</summary>
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
        // A redirect may come back to where it was, and a page may be tried again: its own addresses are not another's.
        if (!_own.Add(url.Normalized) || await frontier.MarkAsync(url, claim, stop).ConfigureAwait(false))
            return null;
        LedToKnownPage = true;
        return $"it leads to {url.Href}, which is read already";
    }
}
