namespace LinkTools;

/// <summary>What a site's robots.txt says about one URL and one user agent.</summary>
public sealed class RobotsAnswer
{
    /// <summary>The URL asked about.</summary>
    public required string Url { get; init; }

    /// <summary>The user agent asked for.</summary>
    public required string UserAgent { get; init; }

    /// <summary>True when the agent may fetch the URL.</summary>
    public required bool Allowed { get; init; }

    /// <summary>The line that decided, as it is written; empty where none did.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Its number, from 1; 0 where none did.</summary>
    public int Line { get; init; }

    /// <summary>The agent whose rules hold, as the file writes it; empty where there are none for this one.</summary>
    public string Group { get; init; } = "";

    /// <summary>The pause asked for between requests; null where none is.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    /// <summary>The sitemaps that the file announces.</summary>
    public TextList Sitemaps { get; init; } = TextList.Empty;

    /// <summary>Where the file is: its URL, or its path; empty for text at hand.</summary>
    public required string RobotsUrl { get; init; }

    /// <summary>The URL, so that answers can be piped to where URLs are taken.</summary>
    public override string ToString() => Url;
}
