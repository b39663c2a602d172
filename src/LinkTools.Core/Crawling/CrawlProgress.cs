namespace LinkTools.Core.Crawling;

/// <summary>Counts of a run while it goes on. Written by the crawler, read by anybody at any time.</summary>
public sealed class CrawlProgress
{
    private long _asked, _inFlight, _done, _failed;

    /// <summary>Pages asked for so far.</summary>
    public long Asked => Volatile.Read(ref _asked);

    /// <summary>Pages in work now.</summary>
    public long InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Pages ended, the failed ones included.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>Pages failed.</summary>
    public long Failed => Volatile.Read(ref _failed);

    internal void Ask() => Interlocked.Increment(ref _asked);

    internal void Start() => Interlocked.Increment(ref _inFlight);

    internal void End(PageOutcome outcome)
    {
        Interlocked.Decrement(ref _inFlight);
        Interlocked.Increment(ref _done);
        if (outcome == PageOutcome.Failed)
            Interlocked.Increment(ref _failed);
    }
}
