namespace LinkTools;

/// <summary>A page that a crawl could not read.</summary>
public sealed class CrawlFailure
{
    /// <summary>The page.</summary>
    public required string Url { get; init; }

    /// <summary>The reason: the id of its error, e.g. Timeout.</summary>
    public required string Reason { get; init; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>What happened, and what to try.</summary>
    public required string Message { get; init; }

    /// <summary>How many links lead to it from a page that the crawl was started with.</summary>
    public int Depth { get; init; }

    /// <summary>When it failed.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The page that first led to it; empty for the pages that the crawl was started with.</summary>
    public string ReferrerUrl { get; init; } = "";

    /// <summary>The line of the link there, from 1; 0 if it is not in a line.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>What a person would call that link.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>The page's URL.</summary>
    public override string ToString() => Url;
}
