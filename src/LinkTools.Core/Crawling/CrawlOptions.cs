using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;

namespace LinkTools.Core.Crawling;

/// <summary>How a run goes. Immutable.</summary>
public sealed record CrawlOptions
{
    /// <summary>Pages in work at once, over all hosts.</summary>
    public int ThrottleLimit { get; init; } = 32;

    /// <summary>Give pages in the order in which they were asked for, rather than as they arrive.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The kinds of links wanted.</summary>
    public LinkKindSet Kinds { get; init; } = LinkKindSet.Hyperlinks;

    /// <summary>Which part of a page links are taken from; null for all of it.</summary>
    public LinkSelection? Selection { get; init; }

    /// <summary>How pages are fetched.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>What of the links found is followed; null to read the given pages alone.</summary>
    public RecursionOptions? Recursion { get; init; }

    /// <summary>Which pages robots.txt has a say about.</summary>
    public RobotsPolicy Robots { get; init; }

    /// <summary>
    /// Makes rows of a page's links, where pages are worked on side by side; null for a page whose rows are better made
    /// piece by piece. Each page is then whole: no part of it is given while it arrives.
    /// </summary>
    public Func<PageLinks, PageRows?>? MakeRows { get; init; }

    /// <summary>False when links are wanted as rows alone.</summary>
    public bool GivesObjects { get; init; } = true;

    /// <summary>Gather what the fragments of links to a page can name.</summary>
    internal bool GathersPlaces { get; init; }

    /// <summary>Keep the text of each page with them.</summary>
    internal bool GathersText { get; init; }

    /// <summary>Told as pages start and end; null when nobody looks.</summary>
    public CrawlProgress? Progress { get; init; }

    /// <summary>What is under way on each host besides the crawl; null where nobody else asks there.</summary>
    internal HostOccupancy? Occupancy { get; init; }

    /// <summary>How pages are shared out between hosts.</summary>
    /// <param name="freePlaces">How many pages more could be read now.</param>
    internal SchedulerSettings Scheduling(Func<int> freePlaces) => new()
    {
        HostLimit = Fetch.HostThrottleLimit,
        Places = ThrottleLimit,
        FreePlaces = freePlaces,
        Occupancy = Occupancy,
        Time = Fetch.TimeProvider,
    };
}
