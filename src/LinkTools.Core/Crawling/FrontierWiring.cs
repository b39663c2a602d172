using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>What a frontier needs from the crawl.</summary>
internal sealed record FrontierWiring
{
    /// <summary>Shares the places of the run between hosts.</summary>
    public required SchedulerSettings Scheduling { get; init; }

    /// <summary>The pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// Called with pages that are known from an earlier run or from another process, and whether they are seeds.
    /// </summary>
    public required Action<WebUrl, bool> OnKnown { get; init; }

    /// <summary>Called with warnings.</summary>
    public required Action<string> OnWarning { get; init; }

    /// <summary>Called when the counts have changed because of another process.</summary>
    public required Action OnChange { get; init; }
}
