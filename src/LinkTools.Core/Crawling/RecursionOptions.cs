using LinkTools.Core.Frontiers;
using LinkTools.Core.Links;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>What of the links found is followed. Immutable.</summary>
public sealed record RecursionOptions
{
    /// <summary>The kinds of links that lead to pages.</summary>
    internal static readonly LinkKindSet FollowedKinds = LinkKindSet.Of(
        LinkKind.Hyperlink, LinkKind.Frame, LinkKind.Refresh);

    /// <summary>The most levels below the seeds.</summary>
    public int MaximumDepth { get; init; } = int.MaxValue;

    /// <summary>The most pages fetched, those of earlier runs of the same state file included.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>Where pages may lie.</summary>
    public CrawlScope Scope { get; init; } = CrawlScope.Host;

    /// <summary>Whether a link in scope is wanted, by its absolute URL without fragment.</summary>
    public Func<string, bool> IsWanted { get; init; } = static _ => true;

    /// <summary>Follow only links of the part of a page that links are taken from.</summary>
    public bool FollowsSelected { get; init; }

    /// <summary>Follow links that say nofollow.</summary>
    public bool IgnoresNoFollow { get; init; }

    /// <summary>Start with the pages that the sitemaps of the seeds' sites announce, too.</summary>
    public bool StartsFromSitemaps { get; init; }

    /// <summary>What keeps the crawl out of endless spaces.</summary>
    public TrapLimits Limits { get; init; } = new();

    /// <summary>The file that remembers the crawl; null to keep it in memory.</summary>
    public string? StatePath { get; init; }

    /// <summary>The rules as they are written into the state file, to know the crawl by.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rules { get; init; } = [];

    /// <summary>Go on with a state file of other seeds or rules.</summary>
    public bool IsForced { get; init; }

    /// <summary>Take up the pages of the state file that failed.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>The file that the links are written to and that goes on with the state file; null for none.</summary>
    public ICrawlOutput? Output { get; init; }

    /// <summary>The most database pages of the state file; for tests of a full disk.</summary>
    internal int? MaximumFilePages { get; init; }

    /// <summary>Makes the frontier, once the seeds are known.</summary>
    internal IFrontier OpenFrontier(
        IReadOnlyList<string> seeds, Action<WebUrl, bool> onKnown, SchedulerSettings scheduling, TimeProvider time) =>
        new LocalFrontier(
            StatePath is null
                ? new MemoryStore()
                : new SqliteStore(StatePath, new StateSettings
                {
                    Identity = new CrawlIdentity { Seeds = seeds, Rules = Rules },
                    IsForced = IsForced,
                    RetriesFailed = RetriesFailed,
                    HasOutput = Output is not null,
                    MaximumFilePages = MaximumFilePages,
                    TimeProvider = time,
                }),
            new FrontierSettings
            {
                Scheduling = scheduling,
                MaximumPages = MaximumPages,
                OnKnown = onKnown,
            });
}
