using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The settings of one worker of a shared crawl.</summary>
internal sealed record RedisSettings
{
    /// <summary>The address of the crawl.</summary>
    public required RedisAddress Address { get; init; }

    /// <summary>The crawl that it must be.</summary>
    public required CrawlIdentity Identity { get; init; }

    /// <summary>Continue even if it is another crawl; it then becomes this one.</summary>
    public bool IsForced { get; init; }

    /// <summary>Read the failed pages again.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>How long the server may be unreachable.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a worker may be silent before it counts as dead.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Shares the places between hosts.</summary>
    public SchedulerSettings Scheduling { get; init; } = new();

    /// <summary>The most pages that are claimed, over all workers.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>Called with each seed of any worker, and with the targets of its redirects.</summary>
    public Action<WebUrl> OnSeed { get; init; } = static _ => { };

    /// <summary>Called with warnings.</summary>
    public Action<string> OnWarning { get; init; } = static _ => { };

    /// <summary>Called when the counts have changed.</summary>
    public Action OnChange { get; init; } = static () => { };
}
