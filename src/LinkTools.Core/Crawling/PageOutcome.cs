namespace LinkTools.Core.Crawling;

/// <summary>How a page ended. Every page that was asked for ends in one of these.</summary>
public enum PageOutcome
{
    /// <summary>Read to its end; its links are in the result, and may be none.</summary>
    Read,

    /// <summary>Not read, for one reason.</summary>
    Failed,

    /// <summary>Left alone on purpose, e.g. because it is not HTML.</summary>
    Skipped,
}
