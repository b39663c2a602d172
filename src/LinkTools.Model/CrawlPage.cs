namespace LinkTools;

/// <summary>A page that a crawl knows, and what became of it.</summary>
public sealed class CrawlPage
{
    /// <summary>The page.</summary>
    public required string Url { get; init; }

    /// <summary>The URL that answered, after redirects; empty where nothing did yet.</summary>
    public string FinalUrl { get; init; } = "";

    /// <summary>Completed, Failed, Skipped, InFlight or Waiting.</summary>
    public required string State { get; init; }

    /// <summary>The HTTP status of its last answer; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The Content-Type of its last answer; empty where there was none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The text of its title element; empty where it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The charset it was decoded with; empty where it was not read.</summary>
    public string Charset { get; init; } = "";

    /// <summary>Bytes of its body after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>Links that it gave.</summary>
    public long Links { get; init; }

    /// <summary>Levels below the pages the crawl was started with.</summary>
    public int Depth { get; init; }

    /// <summary>How long it took, in seconds, from its first request to its last link; null where it waits.</summary>
    public double? Seconds { get; init; }

    /// <summary>The page that first led to it; empty for the pages the crawl was started with.</summary>
    public string ReferrerUrl { get; init; } = "";

    /// <summary>The line there that links to it, from 1; 0 where no line does.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>What a reader would call that link.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>The page's URL.</summary>
    public override string ToString() => Url;
}
