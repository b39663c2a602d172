using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>What an extractor has to know of the page besides its text.</summary>
public sealed class ExtractionContext
{
    /// <summary>The page as asked for; becomes <see cref="PageLink.SourceUrl"/>.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>The URL that the text came from, after redirects: what relative links are resolved against.</summary>
    public required WebUrl DocumentUrl { get; init; }

    /// <summary>Levels below the seed; becomes <see cref="PageLink.Depth"/>.</summary>
    public int Depth { get; init; }

    /// <summary>The kinds wanted.</summary>
    public LinkKindSet Kinds { get; init; } = LinkKindSet.Hyperlinks;

    /// <summary>True when X-Robots-Tag says nofollow for the whole page.</summary>
    public bool IsNoFollow { get; init; }

    /// <summary>
    /// True for a page that is read by XML's rules. One that is not well-formed is read as HTML, and a note says so.
    /// </summary>
    public bool IsXml { get; init; }

    /// <summary>Which part of the page links are taken from; null for all of it.</summary>
    public LinkSelection? Selection { get; init; }

    /// <summary>
    /// True where the links of the other parts are given, too, because they may be followed:
    /// <see cref="ResolvedLink.IsSelected"/> tells them apart.
    /// </summary>
    public bool KeepsUnselected { get; init; }

    /// <summary>Ends what may take long: to match selectors, or to read what is no HTML.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Takes the places that fragments can name; null when nobody wants them.</summary>
    internal PagePlaces? Places { get; init; }

    /// <summary>The values of the response's Link headers (RFC 8288), in order.</summary>
    public IReadOnlyList<string> LinkHeaders { get; init; } = [];
}
