using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>A link that says something is there. Immutable.</summary>
public sealed record LinkClaim
{
    /// <summary>The page that holds the link; empty for a URL that the user gave.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>Where it leads, absolute; empty where it cannot be resolved.</summary>
    public required string Url { get; init; }

    /// <summary>As written.</summary>
    public string Href { get; init; } = "";

    /// <summary>What a reader would call it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element that holds it.</summary>
    public string Element { get; init; } = "";

    /// <summary>The attribute that holds it.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>What it is for, as the name of its kind.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Line of its tag, from 1; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>Column of its tag, from 1; 0 where it is not known.</summary>
    public int Column { get; init; }

    /// <summary>Place among what is reported, or within its page where that keeps its verdicts; from 0.</summary>
    internal long Sequence { get; init; }

    /// <summary>The page whose end waits for this link; null for none.</summary>
    internal CheckedPage? Page { get; init; }

    /// <summary>True for a URL that the user gave, rather than a link on a page.</summary>
    public bool IsGiven => SourceUrl.Length == 0;

    /// <summary>
    /// What a page claims: its own address, where the user named it, and its links. A file on the disk has no address
    /// that could be asked.
    /// </summary>
    internal static IEnumerable<LinkClaim> AllOf(PageResult page)
    {
        if (page.Request is { IsNamed: true } request)
            yield return new LinkClaim { Url = request.Url?.Href ?? "", Href = request.Source };
        foreach (var link in page.Links)
            yield return Of(link);
    }

    /// <summary>The claim that a page's link makes.</summary>
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
