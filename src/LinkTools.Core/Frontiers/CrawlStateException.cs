namespace LinkTools.Core.Frontiers;

/// <summary>A state file or server cannot be used, and the crawl ends.</summary>
public sealed class CrawlStateException(
    CrawlStateProblem problem, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public CrawlStateProblem Problem { get; } = problem;
}

/// <summary>Why a state file or server cannot be used. The names are the ids of errors.</summary>
public enum CrawlStateProblem
{
    /// <summary>It cannot be opened, created or written.</summary>
    StateFileUnusable,

    /// <summary>It does not exist.</summary>
    StateFileNotFound,

    /// <summary>
    /// It is not a state file, or one of another version, or contains something that no crawl writes.
    /// </summary>
    StateFileForeign,

    /// <summary>Its content is damaged.</summary>
    StateFileDamaged,

    /// <summary>Another process is using it.</summary>
    StateFileInUse,

    /// <summary>The disk is full.</summary>
    StateFileFull,

    /// <summary>It, or its folder, is read-only.</summary>
    StateFileReadOnly,

    /// <summary>Somebody removed it during the crawl.</summary>
    StateFileRemoved,

    /// <summary>It belongs to a crawl of other pages, or with other rules.</summary>
    StateFileMismatch,

    /// <summary>The state server cannot be reached, or was unreachable for too long.</summary>
    StateServerUnreachable,

    /// <summary>The state server rejects the user or password, or lacks permissions for the user.</summary>
    StateServerDenied,

    /// <summary>The certificate of the state server is not trusted.</summary>
    StateServerUntrusted,

    /// <summary>Its keys contain something that no crawl writes.</summary>
    StateServerForeign,

    /// <summary>It is a read-only replica.</summary>
    StateServerReadOnly,

    /// <summary>It has reached its memory limit, or its disk is full.</summary>
    StateServerFull,

    /// <summary>It is too old, or refuses for another reason.</summary>
    StateServerUnusable,

    /// <summary>The output file does not contain what the crawl has written so far.</summary>
    OutFileMismatch,
}
