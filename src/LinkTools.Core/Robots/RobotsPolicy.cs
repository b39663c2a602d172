namespace LinkTools.Core.Robots;

/// <summary>Which pages robots.txt (RFC 9309) applies to.</summary>
public enum RobotsPolicy
{
    /// <summary>Pages that the crawl finds, but not pages that the user named.</summary>
    FoundPages,

    /// <summary>All pages.</summary>
    AllPages,

    /// <summary>No page.</summary>
    Ignore,
}
