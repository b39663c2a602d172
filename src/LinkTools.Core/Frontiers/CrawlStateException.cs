namespace LinkTools.Core.Frontiers;

/// <summary>A state file that cannot be used; the crawl ends.</summary>
public sealed class CrawlStateException(
    CrawlStateProblem problem, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public CrawlStateProblem Problem { get; } = problem;
}

/// <summary>Why a state file cannot be used; the names are the ids of errors.</summary>
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

    /// <summary>What the crawl wrote so far is not in the output file that is given.</summary>
    OutFileMismatch,
}
