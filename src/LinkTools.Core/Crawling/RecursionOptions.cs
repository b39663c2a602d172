using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Links;
using LinkTools.Core.Scoping;
using LinkTools.Core.Streams;
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

    /// <summary>The file that remembers the crawl; null to keep it in memory, or on a server.</summary>
    public string? StatePath { get; init; }

    /// <summary>The server that remembers the crawl, for all who share it; null for none.</summary>
    public RedisAddress? StateServer { get; init; }

    /// <summary>How long that server may be away.</summary>
    public TimeSpan StateTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True for a crawl that outlives its process.</summary>
    public bool IsRemembered => StatePath is not null || StateServer is not null;

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

    /// <summary>After how long a process that is not heard of counts as dead; for tests.</summary>
    internal TimeSpan? StateLease { get; init; }

    /// <summary>Makes the frontier, once the seeds are known.</summary>
    /// <param name="seeds">What of the seeds makes it the same crawl.</param>
    /// <param name="wiring">What the frontier needs of the crawl around it.</param>
    /// <param name="stop">Ends it.</param>
    internal async Task<IFrontier> OpenFrontierAsync(
        IReadOnlyList<string> seeds, FrontierWiring wiring, CancellationToken stop)
    {
        var identity = new CrawlIdentity { Seeds = seeds, Rules = Rules };
        if (StateServer is { } server)
        {
            var settings = new RedisSettings
            {
                Address = server,
                Identity = identity,
                IsForced = IsForced,
                RetriesFailed = RetriesFailed,
                Timeout = StateTimeout,
                Delay = wiring.Delay,
                Scheduling = wiring.Scheduling,
                MaximumPages = MaximumPages,
                OnSeed = url => wiring.OnKnown(url, true),
                OnWarning = wiring.OnWarning,
                OnChange = wiring.OnChange,
            };
            return await RedisFrontier.OpenAsync(
                StateLease is { } lease ? settings with { Lease = lease } : settings, stop).ConfigureAwait(false);
        }

        // The share that the file lies on may be gone, and the system waits for it without an end.
        return StatePath is null
            ? Local(new MemoryStore())
            : await WaitableStep.RunAsync(
                () => Local(new SqliteStore(StatePath, new StateSettings
                {
                    Identity = identity,
                    IsForced = IsForced,
                    RetriesFailed = RetriesFailed,
                    HasOutput = Output is not null,
                    MaximumFilePages = MaximumFilePages,
                    TimeProvider = wiring.Scheduling.Time,
                })),
                Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(false);

        LocalFrontier Local(IPageStore store) => new(
            store,
            new FrontierSettings
            {
                Scheduling = wiring.Scheduling,
                MaximumPages = MaximumPages,
                OnKnown = wiring.OnKnown,
            });
    }
}
