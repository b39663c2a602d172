using LinkTools.Core.Pages;

namespace LinkTools.Core.Sitemaps;

/// <summary>What reading a site's sitemaps gives: a page, or why a document gave none or no more.</summary>
public sealed record SitemapItem
{
    /// <summary>The document that this is about.</summary>
    public required string Document { get; init; }

    /// <summary>A page; null for the others.</summary>
    public SitemapUrl? Page { get; init; }

    /// <summary>The class of the address that the document came from: where its pages may lie.</summary>
    internal AddressClass AddressClass { get; init; }

    /// <summary>Why the document could not be read, or not to its end; null for the others.</summary>
    public PageFailure? Failure { get; init; }

    /// <summary>
    /// The HTTP status of the document's last answer, where it could not be read; null where there was none.
    /// </summary>
    public int? StatusCode { get; init; }

    /// <summary>What was left unread because of a limit, as a sentence; null for the others.</summary>
    public string? Warning { get; init; }

    /// <summary>What is worth telling besides, as a sentence; null for the others.</summary>
    public string? Note { get; init; }
}
