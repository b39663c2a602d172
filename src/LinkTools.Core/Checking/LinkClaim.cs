using LinkTools.Core.Links;
using LinkTools.Core.Urls;

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

    /// <summary>The parsed <see cref="Url"/>; null if it is not parsed yet, or cannot be.</summary>
    internal WebUrl? Target { get; init; }

    /// <summary>True for a URL that the user gave, false for a link on a page.</summary>
    public bool IsGiven => SourceUrl.Length == 0;

    /// <summary>The claim for a link of a page.</summary>
    /// <param name="link">The link.</param>
    /// <param name="target">Where it leads; null if it cannot be resolved.</param>
    /// <param name="href">Its address as the page writes it; links beside each other often have the same.</param>
    /// <param name="text">Its text.</param>
    /// <param name="page">The page that waits for the link.</param>
    /// <param name="sequence">Its <see cref="Sequence"/>.</param>
    internal static LinkClaim Of(
        in ResolvedLink link, WebUrl? target, string href, string text, CheckedPage? page, long sequence) => new()
    {
        SourceUrl = link.SourceUrl,
        Url = target?.Href ?? "",
        Target = target,
        Href = href,
        Text = text,
        Element = link.Element,
        Attribute = link.Attribute,
        Kind = LinkKindSet.WordOf(link.Kind),
        Line = link.Line,
        Column = link.Column,
        Page = page,
        Sequence = sequence,
    };
}
