namespace LinkTools.TestSite;

/// <summary>The addresses and the content of a <see cref="Site"/>.</summary>
public sealed record SiteOptions
{
    /// <summary>
    /// Addresses, e.g. <c>http://127.0.0.2:0</c>; port 0 means a free one. Those of https have a self-signed
    /// certificate, and accept any client certificate.
    /// </summary>
    public IReadOnlyList<string> Listen { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>A folder of static files that is served instead of the site's own pages.</summary>
    public string? Directory { get; init; }

    /// <summary>True for a small site to crawl below <c>/harbour/</c>, with its sitemaps and its robots.txt.</summary>
    public bool HasSampleSite { get; init; }

    /// <summary>False for long runs, in which the log itself would need memory; requests are still counted.</summary>
    public bool KeepsLog { get; init; } = true;

    /// <summary>True if tests in another process control the site. Their control requests are not logged.</summary>
    public bool OffersControls { get; init; }

    /// <summary>The answer of <c>/_about</c> about the hostile servers beside the site.</summary>
    public IReadOnlyList<Hostile.HostileScenario> Scenarios { get; init; } = [];
}
