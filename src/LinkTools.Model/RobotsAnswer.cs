namespace LinkTools;

/// <summary>What a site's robots.txt says about one URL and one user agent.</summary>
public sealed class RobotsAnswer
{
    /// <summary>The URL that was tested.</summary>
    public required string Url { get; init; }

    /// <summary>The user agent that was tested.</summary>
    public required string UserAgent { get; init; }

    /// <summary>True if the agent may fetch the URL.</summary>
    public required bool Allowed { get; init; }

    /// <summary>The line that decided, as the file writes it; empty if none did.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Its number, from 1; 0 if none did.</summary>
    public int Line { get; init; }

    /// <summary>The name of the group that applies, as the file writes it; empty if no group does.</summary>
    public string Group { get; init; } = "";

    /// <summary>The pause that the file asks for between requests; null if it asks for none.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    /// <summary>The sitemaps that the file names.</summary>
    public TextList Sitemaps { get; init; } = TextList.Empty;

    /// <summary>The URL or path of the file; empty for a text in memory.</summary>
    public required string RobotsUrl { get; init; }

    /// <summary>The URL, so that an answer can be piped to commands that take URLs.</summary>
    public override string ToString() => Url;
}
