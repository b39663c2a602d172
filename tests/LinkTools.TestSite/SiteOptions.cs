namespace LinkTools.TestSite;

/// <summary>How a <see cref="Site"/> listens and what it serves.</summary>
public sealed record SiteOptions
{
    /// <summary>
    /// Addresses, e.g. <c>http://127.0.0.2:0</c>; port 0 takes a free one. Those of https have a certificate that
    /// nobody vouches for, and take any.
    /// </summary>
    public IReadOnlyList<string> Listen { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>A folder of static files served at the root instead of the site's own pages.</summary>
    public string? Directory { get; init; }

    /// <summary>
    /// True for a small site to crawl below <c>/harbour/</c>, with the sitemaps and the robots.txt that belong to it.
    /// </summary>
    public bool HasSampleSite { get; init; }

    /// <summary>False for runs so long that the log itself would take memory; counts are kept all the same.</summary>
    public bool KeepsLog { get; init; } = true;

    /// <summary>True to be driven by tests in another process. Their requests for that are not logged.</summary>
    public bool OffersControls { get; init; }

    /// <summary>What <c>/_about</c> says of the hostile servers beside the site.</summary>
    public IReadOnlyList<Hostile.HostileScenario> Scenarios { get; init; } = [];
}
