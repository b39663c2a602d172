namespace LinkTools;

/// <summary>What a crawl has done so far, as its state file or server tells.</summary>
public sealed class CrawlState
{
    /// <summary>The state file, or the address on a server.</summary>
    public required string Path { get; init; }

    /// <summary>The pages the crawl was started with.</summary>
    public required TextList Seeds { get; init; }

    /// <summary>The rules of what is followed, by name, e.g. Scope: Host.</summary>
    public required TextTable<string, string> Rules { get; init; }

    /// <summary>Pages read to their end, all their links taken.</summary>
    public long Completed { get; init; }

    /// <summary>Pages that wait.</summary>
    public long Pending { get; init; }

    /// <summary>Pages under way when the file was last touched.</summary>
    public long InFlight { get; init; }

    /// <summary>Pages that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Pages left alone: not HTML, forbidden by robots.txt, or read under another address.</summary>
    public long Skipped { get; init; }

    /// <summary>Links found on the completed pages.</summary>
    public long Links { get; init; }

    /// <summary>Pages known of each host, the busiest first.</summary>
    public required TextTable<string, long> Hosts { get; init; }

    /// <summary>Failed pages by reason, the most frequent first.</summary>
    public required TextTable<string, long> FailureReasons { get; init; }

    /// <summary>The processes that take part now, where the crawl lies on a server; empty for a file.</summary>
    public CrawlWorkerList Workers { get; init; } = CrawlWorkerList.Empty;

    /// <summary>When the crawl was begun.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the file was last written to.</summary>
    public DateTimeOffset LastTouched { get; init; }
}
