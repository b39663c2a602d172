namespace LinkTools.Core.Pages;

/// <summary>How a page ended. Every page that was asked for ends in one of these.</summary>
public enum PageOutcome
{
    /// <summary>Read to its end; its links are in the result, and may be none.</summary>
    Read,

    /// <summary>Not read, for one reason.</summary>
    Failed,

    /// <summary>
    /// Not an end: links of a page that is still arriving, only where partial pages are wanted and before the page's
    /// own end; or something worth telling about a document that is no page, without links.
    /// </summary>
    Arriving,

    /// <summary>Left alone on purpose, e.g. because it is not HTML.</summary>
    Skipped,
}
