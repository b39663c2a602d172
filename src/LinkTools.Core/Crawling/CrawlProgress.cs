using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>Counts of a run in progress. The crawler writes them; any thread may read them.</summary>
public sealed class CrawlProgress
{
    private long _asked, _inFlight, _done, _failed;
    private volatile IFrontier? _frontier;
    private volatile string _host = "";

    /// <summary>Pages that were given or found so far.</summary>
    public long Asked => _frontier?.Counts is { } counts ? counts.Claimed + counts.Waiting : Volatile.Read(ref _asked);

    /// <summary>Pages of a crawl that are waiting in its frontier.</summary>
    public long Queued => _frontier?.Counts.Waiting ?? 0;

    /// <summary>The host of the page that began last.</summary>
    public string Host => _host;

    /// <summary>Pages in flight now.</summary>
    public long InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Pages that have ended, including those that failed.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>Pages that failed.</summary>
    public long Failed => Volatile.Read(ref _failed);

    internal void AddAsked() => Interlocked.Increment(ref _asked);

    internal void Watch(IFrontier frontier) => _frontier = frontier;

    internal void Start(PageRequest page)
    {
        Interlocked.Increment(ref _inFlight);
        _host = page.Url?.Host ?? "";
    }

    internal void End(PageOutcome outcome)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _done);
        if (outcome == PageOutcome.Failed)
            Interlocked.Increment(ref _failed);
    }
}
