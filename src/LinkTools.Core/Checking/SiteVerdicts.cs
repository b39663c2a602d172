using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Decides for each start page of a check whether all is well: on the page itself, and on every page that it leads to.
/// Keeps eight bytes for each link. Not thread-safe.
/// </summary>
public sealed class SiteVerdicts
{
    private readonly Dictionary<ulong, SitePage> _pages = [];

    /// <summary>True if nothing is wrong anywhere.</summary>
    public bool HasNoFault => !_pages.Values.Any(page => page.HasFault);

    /// <summary>True for a link that works.</summary>
    public static bool IsAlive(LinkCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return CheckStatuses.Find(check.Status) is CheckStatus.Ok or CheckStatus.Redirected or CheckStatus.Insecure;
    }

    /// <summary>Adds the result of a link, or of a start page.</summary>
    public void Add(LinkCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        if (check.SourceUrl.Length == 0)
        {
            var seed = PageOf(HashOf(check.Url));
            seed.HasFault |= !IsAlive(check);
            Lead(seed, check);
            return;
        }

        var page = PageOf(HashOf(check.SourceUrl));
        // A page is not wrong because a server refuses to answer.
        page.HasFault |= !IsAlive(check) && CheckStatuses.Find(check.Status)
            is not (CheckStatus.Skipped or CheckStatus.Unverified or CheckStatus.Blocked);
        page.Targets.Add(HashOf(check.Url));
        Lead(page, check);
    }

    /// <summary>True if nothing is wrong with a start page, or with any page that it leads to.</summary>
    public bool IsFine(string url)
    {
        var first = HashOf(url);
        if (!_pages.ContainsKey(first))
            return false;
        var seen = new HashSet<ulong> { first };
        var next = new Stack<ulong>([first]);
        while (next.TryPop(out var hash))
        {
            if (!_pages.TryGetValue(hash, out var page))
                continue;
            if (page.HasFault)
                return false;
            foreach (var target in page.Targets)
            {
                if (seen.Add(target))
                    next.Push(target);
            }
        }

        return true;
    }

    // A page that has moved is known by its new URL.
    private static void Lead(SitePage page, LinkCheck check)
    {
        if (check.Redirects > 0)
            page.Targets.Add(HashOf(check.FinalUrl));
    }

    private SitePage PageOf(ulong hash)
    {
        if (!_pages.TryGetValue(hash, out var page))
            _pages.Add(hash, page = new SitePage());
        return page;
    }

    private static ulong HashOf(string url) => WebUrl.Parse(url) is { } parsed
        ? UrlHash.Of(parsed.WithoutUserPart()) : UrlHash.Of(url);

    private sealed class SitePage
    {
        public List<ulong> Targets { get; } = [];

        public bool HasFault { get; set; }
    }
}
