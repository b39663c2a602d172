using LinkTools.Core.Frontiers;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Decides which of a page's links are followed, and gives those to the frontier.</summary>
internal sealed class LinkFollower(CrawlOptions options, ScopeRule scope, TrapGuard traps, IFrontier frontier)
{
    private readonly RefusedPages _refused = new();
    private readonly RecursionOptions _rules = options.Recursion!;

    /// <summary>
    /// Adds the pages that <paramref name="result"/> leads to; gives the result with the links that are wanted
    /// themselves.
    /// </summary>
    public PageResult Follow(PageRequest page, PageResult result)
    {
        if (result.Failure?.Reason == FailureReason.AddressNotAllowed)
            _refused.Add(page, result);
        if (result.Links.Count == 0)
            return result;
        var links = PageLinks.Of(result.Links);
        var warnings = new List<string>();
        if (page.Depth < _rules.MaximumDepth)
        {
            var last = ReadOnlySpan<char>.Empty;
            foreach (var link in links.Resolve())
            {
                if (link.Target is not { } url || !MayFollow(link))
                    continue;
                // An index links to many places of one page, one after the other: the first has said it all.
                var target = url.SpanWithoutFragment;
                if (!target.SequenceEqual(last))
                    Offer(url, page.Depth + 1, result.AddressClass, warnings);
                last = target;
            }
        }

        if (options.Kinds.Union(RecursionOptions.FollowedKinds) != options.Kinds)
            links = links.Keep(options.Kinds);
        return result with { Links = links.MakeIfFew(), LinkCount = links.Count, Warnings = warnings };
    }

    private bool MayFollow(in ResolvedLink link) =>
        RecursionOptions.FollowedKinds.Contains(link.Kind) && (!link.IsNoFollow || _rules.IgnoresNoFollow);

    /// <summary>
    /// Adds a page that somebody else than the user named; false when it is not to be read, or known.
    /// </summary>
    public bool Offer(WebUrl url, int depth, AddressClass foundOn, List<string> warnings)
    {
        url = url.WithoutUserPart();
        if (!scope.Contains(url) || !_rules.IsWanted(url.HrefWithoutFragment))
            return false;
        if (frontier.IsKnown(url))
            return _refused.IsDue(url, foundOn) && frontier.Add(url, depth, isSeed: false, foundOn, isAgain: true);
        if (traps.Admit(url, out var warning))
            return frontier.Add(url, depth, isSeed: false, foundOn);
        if (warning is not null)
            warnings.Add(warning);
        return false;
    }
}
