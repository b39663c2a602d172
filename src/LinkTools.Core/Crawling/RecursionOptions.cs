using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Links;
using LinkTools.Core.Scoping;
using LinkTools.Core.Streams;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Which links are followed. Immutable.</summary>
public sealed record RecursionOptions
{
    /// <summary>The kinds of links that are followed.</summary>
    internal static readonly LinkKindSet FollowedKinds = LinkKindSet.Of(
        LinkKind.Hyperlink, LinkKind.Frame, LinkKind.Refresh);

    /// <summary>The greatest depth below the seeds.</summary>
    public int MaximumDepth { get; init; } = int.MaxValue;

    /// <summary>The most pages that are fetched, including those of earlier runs with the same state.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>Which pages are followed, compared with the seeds.</summary>
    public CrawlScope Scope { get; init; } = CrawlScope.Host;

    /// <summary>Whether a URL in scope is followed, by the absolute URL without its fragment.</summary>
    public Func<string, bool> IsWanted { get; init; } = static _ => true;

    /// <summary>Follow only links of the part of a page that links are taken from.</summary>
    public bool FollowsSelected { get; init; }

    /// <summary>Follow links that say nofollow.</summary>
    public bool IgnoresNoFollow { get; init; }

    /// <summary>Also start from the pages that the sitemaps of the seeds' sites list.</summary>
    public bool StartsFromSitemaps { get; init; }

    /// <summary>The limits that avoid crawler traps.</summary>
    public TrapLimits Limits { get; init; } = new();

    /// <summary>The state file; null if the state is in memory, or on a server.</summary>
    public string? StatePath { get; init; }

    /// <summary>The state server, which several processes may share; null for none.</summary>
    public RedisAddress? StateServer { get; init; }

    /// <summary>How long that server may be unreachable.</summary>
    public TimeSpan StateTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>True for a crawl that can be resumed.</summary>
    public bool IsRemembered => StatePath is not null || StateServer is not null;

    /// <summary>The rules as the state stores them, to recognise the crawl.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rules { get; init; } = [];

    /// <summary>Continue with a state file of other seeds or rules.</summary>
    public bool IsForced { get; init; }

    /// <summary>Try the failed pages of the state file again.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>
    /// The file that the links are written to, and that continues when the crawl is resumed; null for none.
    /// </summary>
    public ICrawlOutput? Output { get; init; }

    /// <summary>The most database pages of the state file, for tests of a full disk.</summary>
    internal int? MaximumFilePages { get; init; }

    /// <summary>How long a process may be silent before it counts as dead, for tests.</summary>
    internal TimeSpan? StateLease { get; init; }

    /// <summary>Creates the frontier when the seeds are known.</summary>
    /// <param name="seeds">The part of the seeds that must be the same when a crawl is resumed.</param>
    /// <param name="wiring">What the frontier needs from the crawl.</param>
    /// <param name="stop">Stops the waiting.</param>
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

        // The share with the file may be gone, and the system would wait for it without end.
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
