namespace LinkTools.Core.Pages;

/// <summary>How a page ended. Each page that was asked for ends in exactly one way.</summary>
public enum PageOutcome
{
    /// <summary>Read completely. Its links are in the result; there may be none.</summary>
    Read,

    /// <summary>Failed, for one reason.</summary>
    Failed,

    /// <summary>
    /// Not an end: links of a page that is still arriving, if partial pages are wanted, or a message about a document
    /// that is not a page.
    /// </summary>
    Arriving,

    /// <summary>Skipped on purpose, e.g. because it is not HTML.</summary>
    Skipped,
}
