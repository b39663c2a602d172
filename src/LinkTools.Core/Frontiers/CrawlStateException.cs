namespace LinkTools.Core.Frontiers;

/// <summary>A state file or server that cannot be used; the crawl ends.</summary>
public sealed class CrawlStateException(
    CrawlStateProblem problem, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public CrawlStateProblem Problem { get; } = problem;
}

/// <summary>Why a state file or server cannot be used; the names are the ids of errors.</summary>
public enum CrawlStateProblem
{
    /// <summary>It cannot be opened, created or written.</summary>
    StateFileUnusable,

    /// <summary>There is none.</summary>
    StateFileNotFound,

    /// <summary>It is no state file, or one of another version, or holds what no crawl writes.</summary>
    StateFileForeign,

    /// <summary>Its content is damaged.</summary>
    StateFileDamaged,

    /// <summary>Another process is using it.</summary>
    StateFileInUse,

    /// <summary>There is no room on its disk.</summary>
    StateFileFull,

    /// <summary>It, or its folder, may not be written to.</summary>
    StateFileReadOnly,

    /// <summary>Somebody removed it while the crawl went on.</summary>
    StateFileRemoved,

    /// <summary>It belongs to a crawl of other pages, or with other rules.</summary>
    StateFileMismatch,

    /// <summary>The state server cannot be reached, or was away for too long.</summary>
    StateServerUnreachable,

    /// <summary>The state server wants another user or password, or allows too little.</summary>
    StateServerDenied,

    /// <summary>Its keys hold what no crawl writes.</summary>
    StateServerForeign,

    /// <summary>It is a replica that may only be read.</summary>
    StateServerReadOnly,

    /// <summary>It has reached its memory limit, or its disk is full.</summary>
    StateServerFull,

    /// <summary>It is too old, or refuses for a reason of its own.</summary>
    StateServerUnusable,

    /// <summary>What the crawl wrote so far is not in the output file that is given.</summary>
    OutFileMismatch,
}
