using LinkTools.Core.Pages;

namespace LinkTools.Core.Sitemaps;

/// <summary>What the sitemaps of a site yield: a page, or a message about a document.</summary>
public sealed record SitemapItem
{
    /// <summary>The document.</summary>
    public required string Document { get; init; }

    /// <summary>A page; null for the others.</summary>
    public SitemapUrl? Page { get; init; }

    /// <summary>The class of the address that the document came from. It decides where its pages may be.</summary>
    internal AddressClass AddressClass { get; init; }

    /// <summary>Why the document could not be read completely; null for the others.</summary>
    public PageFailure? Failure { get; init; }

    /// <summary>
    /// The HTTP status of the last response, if the document could not be read; null if there was none.
    /// </summary>
    public int? StatusCode { get; init; }

    /// <summary>What was not read because of a limit, as a sentence; null for the others.</summary>
    public string? Warning { get; init; }

    /// <summary>A message for the verbose stream, as a sentence; null for the others.</summary>
    public string? Note { get; init; }
}
