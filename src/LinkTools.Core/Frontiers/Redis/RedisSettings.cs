using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>How one worker takes part in a crawl that many share.</summary>
internal sealed record RedisSettings
{
    /// <summary>Where the crawl lies.</summary>
    public required RedisAddress Address { get; init; }

    /// <summary>The crawl that it has to be.</summary>
    public required CrawlIdentity Identity { get; init; }

    /// <summary>Go on even when it is another crawl, which then becomes this one.</summary>
    public bool IsForced { get; init; }

    /// <summary>Take up the pages that failed.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>How long the server may be away.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After how long a worker that is not heard of counts as dead.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How pages are shared out between hosts.</summary>
    public SchedulerSettings Scheduling { get; init; } = new();

    /// <summary>The most pages claimed, over all workers.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>Told of each page that some worker started with, or was led to from there.</summary>
    public Action<WebUrl> OnSeed { get; init; } = static _ => { };

    /// <summary>Told what the user should know of.</summary>
    public Action<string> OnWarning { get; init; } = static _ => { };

    /// <summary>Called when the counts have changed.</summary>
    public Action OnChange { get; init; } = static () => { };
}
