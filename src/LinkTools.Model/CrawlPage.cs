namespace LinkTools;

/// <summary>A page that a crawl knows, and its state.</summary>
public sealed class CrawlPage
{
    /// <summary>The page.</summary>
    public required string Url { get; init; }

    /// <summary>The URL that answered, after redirects; empty if none did yet.</summary>
    public string FinalUrl { get; init; } = "";

    /// <summary>Completed, Failed, Skipped, InFlight or Waiting.</summary>
    public required string State { get; init; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The Content-Type of the last response; empty if there was none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The text of its title element; empty if it has none.</summary>
    public string Title { get; init; } = "";

    /// <summary>The charset that it was decoded with; empty if it was not read.</summary>
    public string Charset { get; init; } = "";

    /// <summary>Bytes of its body after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>How many links it has.</summary>
    public long Links { get; init; }

    /// <summary>How many links lead to it from a page that the crawl was started with.</summary>
    public int Depth { get; init; }

    /// <summary>The seconds from its first request to its last link; null if it is waiting.</summary>
    public double? Seconds { get; init; }

    /// <summary>The page that first led to it; empty for the pages that the crawl was started with.</summary>
    public string ReferrerUrl { get; init; } = "";

    /// <summary>The line of the link there, from 1; 0 if it is not in a line.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>What a person would call that link.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>The page's URL.</summary>
    public override string ToString() => Url;
}
