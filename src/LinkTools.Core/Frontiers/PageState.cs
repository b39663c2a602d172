namespace LinkTools.Core.Frontiers;

/// <summary>What became of a known page; the numbers are those in state files.</summary>
internal enum PageState
{
    /// <summary>Not claimed yet.</summary>
    Waiting = 0,

    /// <summary>Claimed, and not completed.</summary>
    InFlight = 1,

    /// <summary>Read, and all its links taken.</summary>
    Completed = 2,

    /// <summary>Failed, for one reason.</summary>
    Failed = 3,

    /// <summary>Left alone: not HTML, forbidden by robots.txt, read under another address.</summary>
    Skipped = 4,

    /// <summary>Never asked for by itself: where a redirect led to.</summary>
    Seen = 5,
}
