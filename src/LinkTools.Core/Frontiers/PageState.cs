namespace LinkTools.Core.Frontiers;

/// <summary>The state of a known page. State files store the numbers.</summary>
internal enum PageState
{
    /// <summary>Not claimed yet.</summary>
    Waiting = 0,

    /// <summary>Claimed, and not completed.</summary>
    InFlight = 1,

    /// <summary>Read, and all its links were taken.</summary>
    Completed = 2,

    /// <summary>Failed, for one reason.</summary>
    Failed = 3,

    /// <summary>Skipped: not HTML, disallowed by robots.txt, or read under another URL.</summary>
    Skipped = 4,

    /// <summary>Never requested by itself: the target of a redirect.</summary>
    Seen = 5,
}
