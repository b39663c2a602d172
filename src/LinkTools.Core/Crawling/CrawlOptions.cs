using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;

namespace LinkTools.Core.Crawling;

/// <summary>The options of a run. Immutable.</summary>
public sealed record CrawlOptions
{
    /// <summary>Pages that are read at the same time, over all hosts.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>
    /// Return pages in the order in which they were given, instead of the order in which they arrive.
    /// </summary>
    public bool IsOrdered { get; init; }

    /// <summary>The kinds of links that are returned.</summary>
    public LinkKindSet Kinds { get; init; } = LinkKindSet.Hyperlinks;

    /// <summary>The part of each page that links are taken from; null for the whole page.</summary>
    public LinkSelection? Selection { get; init; }

    /// <summary>How pages are fetched.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>Which links are followed; null to read only the given pages.</summary>
    public RecursionOptions? Recursion { get; init; }

    /// <summary>Which pages robots.txt applies to.</summary>
    public RobotsPolicy Robots { get; init; }

    /// <summary>
    /// Makes the rows of a page's links on the threads that read pages; null for a page whose rows are better made in
    /// parts. With it, no part of a page is returned while the page is still arriving.
    /// </summary>
    public Func<PageLinks, PageRows?>? MakeRows { get; init; }

    /// <summary>False if links are wanted only as rows.</summary>
    public bool GivesObjects { get; init; } = true;

    /// <summary>Collect the places of a page that fragments of links can name.</summary>
    internal bool GathersPlaces { get; init; }

    /// <summary>Collect the text of each page, too.</summary>
    internal bool GathersText { get; init; }

    /// <summary>Called when pages begin and end; null if nobody needs it.</summary>
    public CrawlProgress? Progress { get; init; }

    /// <summary>The requests in flight on each host outside the crawl; null if there are none.</summary>
    internal HostOccupancy? Occupancy { get; init; }

    /// <summary>Shares the places of the run between hosts.</summary>
    /// <param name="freePlaces">How many more pages could be read now.</param>
    internal SchedulerSettings Scheduling(Func<int> freePlaces) => new()
    {
        HostLimit = Fetch.HostThrottleLimit,
        Places = ThrottleLimit,
        FreePlaces = freePlaces,
        Occupancy = Occupancy,
        Time = Fetch.TimeProvider,
    };
}
