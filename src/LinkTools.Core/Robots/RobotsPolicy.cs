namespace LinkTools.Core.Robots;

/// <summary>Which pages robots.txt (RFC 9309) has a say about.</summary>
public enum RobotsPolicy
{
    /// <summary>Those that the crawl found itself; not those the user named.</summary>
    FoundPages,

    /// <summary>All.</summary>
    AllPages,

    /// <summary>None.</summary>
    Ignore,
}
