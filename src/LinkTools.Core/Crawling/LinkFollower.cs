using LinkTools.Core.Frontiers;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Decides which links of a page are followed, and adds them to the frontier all at once.</summary>
internal sealed class LinkFollower(CrawlOptions options, ScopeRule scope, TrapGuard traps, IFrontier frontier)
{
    private readonly RefusedPages _refused = new();
    private readonly RecursionOptions _rules = options.Recursion!;

    /// <summary>
    /// Adds the pages that <paramref name="result"/> leads to; returns the result with only the links that the user
    /// wants.
    /// </summary>
    public async ValueTask<PageResult> FollowAsync(
        FrontierPage? claim, PageRequest page, PageResult result, CancellationToken stop)
    {
        if (result.Failure?.Reason == FailureReason.AddressNotAllowed)
            _refused.Add(page, result);
        if (result.Links.Count == 0 && result.Refresh is null)
            return result;
        var links = PageLinks.Of(result.Links);
        var warnings = new List<string>();
        if (Find(page, result, links, warnings) is { Count: > 0 } found)
            await frontier.AddAsync(claim, found, stop).ConfigureAwait(false);
        if (options.Selection is not null || options.Kinds.Union(RecursionOptions.FollowedKinds) != options.Kinds)
            links = links.Keep(options.Kinds);
        return result with
        {
            Links = links,
            LinkCount = links.Count,
            Warnings = [.. result.Warnings, .. warnings],
        };
    }

    /// <summary>
    /// A page that a link or a sitemap names, as it is added to the frontier; null if it must not be read, or is known
    /// already.
    /// </summary>
    public FoundPage? Consider(in FoundPage page, List<string> warnings)
    {
        var url = page.Url.WithoutUserPart();
        if (!scope.Contains(url))
            return null;
        var news = frontier.Look(url, page.Depth);
        if (news == PageNews.None && _refused.IsDue(url, page.FoundOn))
            news = PageNews.Again;
        if (news == PageNews.None || !_rules.IsWanted(url.HrefWithoutFragment))
            return null;
        if (news == PageNews.New)
        {
            if (!traps.Admit(url, out var warning))
            {
                if (warning is not null)
                    warnings.Add(warning);
                return null;
            }

            // Another page may have noted it just now, at a greater depth.
            if (!frontier.Note(url, page.Depth) && (news = frontier.Look(url, page.Depth)) != PageNews.Shorter)
                return null;
        }

        if (scope.FindOtherPort(url) is { } other)
            warnings.Add(other);
        return page with { Url = url, News = news };
    }

    private List<FoundPage> Find(PageRequest page, PageResult result, PageLinks links, List<string> warnings)
    {
        var found = new List<FoundPage>();
        // A refresh replaces its page, so the page that it leads to has the same depth.
        if (result.Refresh is { } refresh && (!result.IsPageNoFollow || _rules.IgnoresNoFollow)
            && Consider(
                new FoundPage(refresh, page.Depth)
                {
                    FoundOn = result.AddressClass,
                    Line = LineOf(refresh, links),
                },
                warnings) is { } instead)
            found.Add(instead);
        else if (result.Refresh is { } other && page.WarnsOfOtherTypes && _rules.Scope != CrawlScope.Page
            && !scope.Contains(other.WithoutUserPart()))
            warnings.Add(
                $"'{FailureText.Shorten(page.Source)}' is replaced by '{FailureText.Shorten(other.Href)}' (refresh), "
                + "which -Scope leaves out. Give that URL instead, or another -Scope.");
        WebUrl? last = null;
        foreach (var link in links.Resolve())
        {
            if (page.Depth >= _rules.MaximumDepth || link.Url.IsEmpty || !MayFollow(link))
                continue;
            // An index has many links to places of one page, one after the other. The first of them is enough.
            if (last is not null && link.UrlWithoutFragment.SequenceEqual(last.SpanWithoutFragment))
                continue;
            var url = last = link.Target!;
            var next = new FoundPage(url, page.Depth + 1)
            {
                FoundOn = result.AddressClass,
                Line = link.Line,
            };
            if (Consider(next, warnings) is { } added)
                found.Add(added with { Text = link.Text.ToString() });
        }

        return found;
    }

    // Of several refreshes, and of those in noscript or in a frame, a browser follows none but the page's own.
    private static int LineOf(WebUrl refresh, PageLinks links)
    {
        foreach (var link in links.Resolve())
        {
            if (link.Kind == LinkKind.Refresh && link.Url.SequenceEqual(refresh.Href))
                return link.Line;
        }

        return 0;
    }

    private bool MayFollow(in ResolvedLink link) =>
        link.Kind != LinkKind.Refresh && RecursionOptions.FollowedKinds.Contains(link.Kind)
        && (!link.IsNoFollow || _rules.IgnoresNoFollow);
}
