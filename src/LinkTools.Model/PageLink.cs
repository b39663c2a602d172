namespace LinkTools;

/// <summary>
/// One link of one page: where it is, where it leads, and what it is for. Flat and immutable; every value is a string,
/// a Boolean or a number, so that Export-Csv shows it completely. Strings are never null: what does not exist is empty.
/// </summary>
public sealed class PageLink
{
    /// <summary>The page as it was given: a URL, or the path of a file.</summary>
    public required string SourceUrl { get; init; }

    /// <summary>
    /// Where the link leads: absolute, serialised as the URL Standard says. Empty if it cannot be resolved.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>
    /// The attribute's value as written, with character references decoded and control characters other than white
    /// space removed.
    /// </summary>
    public required string Href { get; init; }

    /// <summary>What a person would call the link, with white space collapsed and control characters removed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element's local name in lower case, e.g. <c>a</c>.</summary>
    public required string Element { get; init; }

    /// <summary>The attribute's name in lower case, e.g. <c>href</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>What the link is for, in a word: <c>Hyperlink</c>, <c>Image</c>, <c>Stylesheet</c> and so on.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The rel tokens in lower case with one space between them.</summary>
    public string Rel { get; init; } = "";

    /// <summary>The URL's scheme without the colon, e.g. <c>https</c>.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>The URL's host, ASCII, without the port; empty for URLs without one.</summary>
    public string Host { get; init; } = "";

    /// <summary>True if the link leads to another host than that of its page.</summary>
    public bool IsExternal { get; init; }

    /// <summary>True if rel, meta robots or X-Robots-Tag says nofollow.</summary>
    public bool IsNoFollow { get; init; }

    /// <summary>How many links lead to the page from a page that was given: 0 for pages that were given.</summary>
    public int Depth { get; init; }

    /// <summary>Line of the element's tag in the decoded text, 1-based.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element's tag in the decoded text, 1-based, in UTF-16 units.</summary>
    public int Column { get; init; }

    /// <summary>The absolute URL, or the text in the page if it cannot be resolved.</summary>
    public override string ToString() => Url.Length > 0 ? Url : Href;
}
