using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>What a frontier needs of the crawl around it.</summary>
internal sealed record FrontierWiring
{
    /// <summary>How pages are shared out between hosts.</summary>
    public required SchedulerSettings Scheduling { get; init; }

    /// <summary>The pause between two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Told of pages that are known from an earlier run or from others, and whether they are seeds.</summary>
    public required Action<WebUrl, bool> OnKnown { get; init; }

    /// <summary>Told what the user should know of.</summary>
    public required Action<string> OnWarning { get; init; }

    /// <summary>Called when the counts have changed although nothing happened here.</summary>
    public required Action OnChange { get; init; }
}
