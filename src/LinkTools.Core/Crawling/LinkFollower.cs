using LinkTools.Core.Frontiers;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Decides which of a page's links are followed, and gives those to the frontier.</summary>
internal sealed class LinkFollower(CrawlOptions options, ScopeRule scope, TrapGuard traps, IFrontier frontier)
{
    private readonly RecursionOptions _rules = options.Recursion!;

    /// <summary>Adds the pages that <paramref name="result"/> leads to; gives the result with the links that are wanted themselves.</summary>
    public PageResult Follow(PageRequest page, PageResult result)
    {
        if (result.Links.Count == 0)
            return result;
        var warnings = new List<string>();
        if (page.Depth < _rules.MaximumDepth)
        {
            foreach (var link in result.Links)
                Follow(link, page.Depth + 1, warnings);
        }

        var wanted = options.Kinds.Union(RecursionOptions.FollowedKinds) == options.Kinds
            ? result.Links : [.. result.Links.Where(link => options.Kinds.Contains(link.Kind))];
        return result with { Links = wanted, LinkCount = wanted.Count, Warnings = warnings };
    }

    private void Follow(PageLink link, int depth, List<string> warnings)
    {
        if (!RecursionOptions.FollowedKinds.Contains(link.Kind) || (link.IsNoFollow && !_rules.IgnoresNoFollow))
            return;
        if (WebUrl.Parse(link.Url) is { } url)
            Offer(url, depth, warnings);
    }

    /// <summary>Adds a page that somebody else than the user named; false when it is not to be read, or known.</summary>
    public bool Offer(WebUrl url, int depth, List<string> warnings)
    {
        if (!scope.Contains(url) || frontier.IsKnown(url) || !_rules.IsWanted(url.HrefWithoutFragment))
            return false;
        if (traps.Admit(url, out var warning))
            return frontier.Add(url, depth, isSeed: false);
        if (warning is not null)
            warnings.Add(warning);
        return false;
    }
}
