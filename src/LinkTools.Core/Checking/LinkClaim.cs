using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>A link that is to be checked. Immutable.</summary>
public sealed record LinkClaim
{
    /// <summary>The page that contains the link; empty for a URL that the user gave.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>Where it leads, absolute; empty if it cannot be resolved.</summary>
    public required string Url { get; init; }

    /// <summary>The address as the page writes it.</summary>
    public string Href { get; init; } = "";

    /// <summary>What a person would call it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element that contains it.</summary>
    public string Element { get; init; } = "";

    /// <summary>The attribute that contains it.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>What it is for: the name of its kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The line of its tag, from 1; 0 if it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column of its tag, from 1; 0 if it is not known.</summary>
    public int Column { get; init; }

    /// <summary>Its place among all reports, or within its page if the page keeps its results; from 0.</summary>
    internal long Sequence { get; init; }

    /// <summary>The page that waits for this link; null for none.</summary>
    internal CheckedPage? Page { get; init; }

    /// <summary>True for a URL that the user gave, false for a link on a page.</summary>
    public bool IsGiven => SourceUrl.Length == 0;

    /// <summary>
    /// The links of a page and, if the user gave the page, its own URL. The URL of a file on the disk cannot be
    /// requested.
    /// </summary>
    internal static IEnumerable<LinkClaim> AllOf(PageResult page)
    {
        if (page.Request is { IsNamed: true } request)
            yield return new LinkClaim { Url = request.Url?.Href ?? "", Href = request.Source };
        foreach (var link in page.Links)
            yield return Of(link);
    }

    /// <summary>The claim for a link of a page.</summary>
    public static LinkClaim Of(PageLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        return new LinkClaim
        {
            SourceUrl = link.SourceUrl,
            Url = link.Url,
            Href = link.Href,
            Text = link.Text,
            Element = link.Element,
            Attribute = link.Attribute,
            Kind = link.Kind.ToString(),
            Line = link.Line,
            Column = link.Column,
        };
    }
}
