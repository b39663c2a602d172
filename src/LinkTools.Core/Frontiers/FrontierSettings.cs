using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>The settings of a frontier.</summary>
internal sealed record FrontierSettings
{
    /// <summary>Shares the places between hosts.</summary>
    public SchedulerSettings Scheduling { get; init; } = new();

    /// <summary>The most pages that are claimed, including those of earlier runs.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>The key with which the crawl hashes URLs.</summary>
    public UrlKey Key { get; init; } = new();

    /// <summary>
    /// Called with each page that is known from an earlier run, and whether it is a seed or the target of a seed's
    /// redirect.
    /// </summary>
    public Action<WebUrl, bool>? OnKnown { get; init; }
}
