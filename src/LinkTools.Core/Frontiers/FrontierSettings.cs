using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>How a frontier hands pages out.</summary>
internal sealed record FrontierSettings
{
    /// <summary>How pages are shared out between hosts.</summary>
    public SchedulerSettings Scheduling { get; init; } = new();

    /// <summary>The most pages claimed, those of earlier runs included.</summary>
    public long MaximumPages { get; init; } = long.MaxValue;

    /// <summary>What the crawl hashes its URLs by.</summary>
    public UrlKey Key { get; init; } = new();

    /// <summary>
    /// Told of each page that is known from an earlier run, and whether the user named it or was led to it from there.
    /// </summary>
    public Action<WebUrl, bool>? OnKnown { get; init; }
}
