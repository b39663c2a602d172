namespace LinkTools;

/// <summary>The state of a crawl, from its state file or server.</summary>
public sealed class CrawlState
{
    /// <summary>The state file, or the address on a server.</summary>
    public required string Path { get; init; }

    /// <summary>The pages that the crawl was started with.</summary>
    public required TextList Seeds { get; init; }

    /// <summary>The rules of the crawl, by name, e.g. Scope: Host.</summary>
    public required TextTable<string, string> Rules { get; init; }

    /// <summary>Pages that were read, with all their links returned.</summary>
    public long Completed { get; init; }

    /// <summary>Pages that are waiting.</summary>
    public long Pending { get; init; }

    /// <summary>Pages that were in flight when the file was last written.</summary>
    public long InFlight { get; init; }

    /// <summary>Pages that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Pages that were skipped: not HTML, disallowed by robots.txt, or read under another URL.</summary>
    public long Skipped { get; init; }

    /// <summary>Links of the completed pages.</summary>
    public long Links { get; init; }

    /// <summary>Known pages by host, the largest number first.</summary>
    public required TextTable<string, long> Hosts { get; init; }

    /// <summary>Failed pages by reason, the most frequent first.</summary>
    public required TextTable<string, long> FailureReasons { get; init; }

    /// <summary>The processes that take part now, if the crawl is on a server; empty for a file.</summary>
    public CrawlWorkerList Workers { get; init; } = CrawlWorkerList.Empty;

    /// <summary>When the crawl was started.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When the file was last written.</summary>
    public DateTimeOffset LastTouched { get; init; }
}
