using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>What an extractor must know about the page, besides its text.</summary>
public sealed class ExtractionContext
{
    /// <summary>The page as it was given; becomes <see cref="PageLink.SourceUrl"/>.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>The URL of the text, after redirects: relative links are resolved against it.</summary>
    public required WebUrl DocumentUrl { get; init; }

    /// <summary>Levels below the seed; becomes <see cref="PageLink.Depth"/>.</summary>
    public int Depth { get; init; }

    /// <summary>The kinds of links that are needed.</summary>
    public LinkKindSet Kinds { get; init; } = LinkKindSet.Hyperlinks;

    /// <summary>True if X-Robots-Tag says nofollow for the whole page.</summary>
    public bool IsNoFollow { get; init; }

    /// <summary>
    /// True for a page that is read by the rules of XML. If it is not well-formed, it is read as HTML, and a note says
    /// so.
    /// </summary>
    public bool IsXml { get; init; }

    /// <summary>The part of the page that links are taken from; null for the whole page.</summary>
    public LinkSelection? Selection { get; init; }

    /// <summary>
    /// True if the links of the other parts are returned, too, because they may be followed:
    /// <see cref="ResolvedLink.IsSelected"/> distinguishes them.
    /// </summary>
    public bool KeepsUnselected { get; init; }

    /// <summary>Stops what may take long: matching selectors, or reading a document that is not HTML.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Receives the places that fragments can name; null if they are not needed.</summary>
    internal PagePlaces? Places { get; init; }

    /// <summary>The values of the Link headers (RFC 8288), in order.</summary>
    public IReadOnlyList<string> LinkHeaders { get; init; } = [];
}
