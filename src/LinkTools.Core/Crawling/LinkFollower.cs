using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Decides which of a page's links are followed, and gives those to the frontier.</summary>
internal sealed class LinkFollower(CrawlOptions options, ScopeRule scope, TrapGuard traps, IFrontier frontier)
{
    private readonly RecursionOptions _rules = options.Recursion!;

    /// <summary>
    /// Adds the pages that <paramref name="result"/> leads to; gives the result with the links that are wanted
    /// themselves.
    /// </summary>
    public PageResult Follow(PageRequest page, PageResult result)
    {
        if (result.Links.Count == 0)
            return result;
        var warnings = new List<string>();
        if (page.Depth < _rules.MaximumDepth)
        {
            var last = ReadOnlySpan<char>.Empty;
            foreach (var link in result.Links)
            {
                if (!MayFollow(link))
                    continue;
                // An index links to many places of one page, one after the other: the first has said it all.
                var target = WithoutFragment(link.Url);
                if (!target.SequenceEqual(last))
                    Follow(link.Url, page.Depth + 1, warnings);
                last = target;
            }
        }

        var wanted = options.Kinds.Union(RecursionOptions.FollowedKinds) == options.Kinds
            ? result.Links : [.. result.Links.Where(link => options.Kinds.Contains(link.Kind))];
        return result with { Links = wanted, LinkCount = wanted.Count, Warnings = warnings };
    }

    private bool MayFollow(PageLink link) =>
        RecursionOptions.FollowedKinds.Contains(link.Kind) && (!link.IsNoFollow || _rules.IgnoresNoFollow);

    private static ReadOnlySpan<char> WithoutFragment(string url) =>
        url.IndexOf('#') is >= 0 and var end ? url.AsSpan(0, end) : url;

    private void Follow(string link, int depth, List<string> warnings)
    {
        if (WebUrl.Parse(link) is { } url)
            Offer(url, depth, warnings);
    }

    /// <summary>
    /// Adds a page that somebody else than the user named; false when it is not to be read, or known.
    /// </summary>
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
