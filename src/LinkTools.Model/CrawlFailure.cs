namespace LinkTools;

/// <summary>A page that a crawl could not read.</summary>
public sealed class CrawlFailure
{
    /// <summary>The page.</summary>
    public required string Url { get; init; }

    /// <summary>Why, as the id of the error it gave, e.g. Timeout.</summary>
    public required string Reason { get; init; }

    /// <summary>The HTTP status of its last answer; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What happened, and what to try.</summary>
    public required string Message { get; init; }

    /// <summary>Levels below the pages the crawl was started with.</summary>
    public int Depth { get; init; }

    /// <summary>When it failed.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The page that first led to it; empty for the pages the crawl was started with.</summary>
    public string ReferrerUrl { get; init; } = "";

    /// <summary>The line there that links to it, from 1; 0 where no line does.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>What a reader would call that link.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>The page's URL.</summary>
    public override string ToString() => Url;
}
