using System.Diagnostics.CodeAnalysis;

namespace LinkTools;

/// <summary>
/// One link of one page: where it is, where it leads, and what it is for. Flat and immutable; every value is a string,
/// a Boolean or a number, so that Export-Csv shows it completely. Strings are never null: what does not exist is empty.
/// </summary>
/// <remarks>
/// A script may hold millions of links, and the collector copies those that are held. So what the links of a page have
/// in common is one object, and the address as written is only what its URL does not end with.
/// </remarks>
public sealed class PageLink
{
    /// <summary>The address as written is a string of its own.</summary>
    private const int WholeHref = -1;

    private LinkTraits _traits;
    private string _url = "";
    private string _href = "";
    private int _hrefTail = WholeHref;

    /// <summary>Creates a link.</summary>
    public PageLink() => _traits = LinkTraits.None;

    /// <summary>Creates one of the links of a page.</summary>
    /// <param name="traits">What it has in common with others.</param>
    /// <param name="url">The URL.</param>
    /// <param name="href">The address as written, without its last <paramref name="tail"/> characters.</param>
    /// <param name="tail">How many characters at the end of the URL follow; 0 if <paramref name="href"/> is
    /// whole.</param>
#pragma warning disable CS8618 // The required properties have no fields of their own; these are set.
    [SetsRequiredMembers]
    internal PageLink(LinkTraits traits, string url, string href, int tail) =>
        (_traits, _url, _href, _hrefTail) = (traits, url, href, tail == 0 ? WholeHref : url.Length - tail);
#pragma warning restore CS8618

    /// <summary>The page as it was given: a URL, or the path of a file.</summary>
    public required string SourceUrl
    {
        get => _traits.SourceUrl;
        init => _traits = _traits with { SourceUrl = value };
    }

    /// <summary>
    /// Where the link leads: absolute, serialised as the URL Standard says. Empty if it cannot be resolved.
    /// </summary>
    public required string Url
    {
        get => _url;
        init
        {
            (_href, _hrefTail) = (Href, WholeHref);
            _url = value;
        }
    }

    /// <summary>
    /// The attribute's value as written, with character references decoded and control characters other than white
    /// space removed.
    /// </summary>
    public required string Href
    {
        get => _hrefTail switch
        {
            WholeHref => _href,
            0 when _href.Length == 0 => _url,
            _ => string.Concat(_href, _url.AsSpan(_hrefTail)),
        };
        init => (_href, _hrefTail) = (value, WholeHref);
    }

    /// <summary>What a person would call the link, with white space collapsed and control characters removed.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element's local name in lower case, e.g. <c>a</c>.</summary>
    public required string Element
    {
        get => _traits.Element;
        init => _traits = _traits with { Element = value };
    }

    /// <summary>The attribute's name in lower case, e.g. <c>href</c>.</summary>
    public required string Attribute
    {
        get => _traits.Attribute;
        init => _traits = _traits with { Attribute = value };
    }

    /// <summary>What the link is for, in a word: <c>Hyperlink</c>, <c>Image</c>, <c>Stylesheet</c> and so on.</summary>
    public string Kind
    {
        get => _traits.Kind;
        init => _traits = _traits with { Kind = value };
    }

    /// <summary>The rel tokens in lower case with one space between them.</summary>
    public string Rel
    {
        get => _traits.Rel;
        init => _traits = _traits with { Rel = value };
    }

    /// <summary>The URL's scheme without the colon, e.g. <c>https</c>.</summary>
    public string Scheme
    {
        get => _traits.Scheme;
        init => _traits = _traits with { Scheme = value };
    }

    /// <summary>The URL's host, ASCII, without the port; empty for URLs without one.</summary>
    public string Host { get; init; } = "";

    /// <summary>True if the link leads to another host than that of its page.</summary>
    public bool IsExternal { get; init; }

    /// <summary>True if rel, meta robots or X-Robots-Tag says nofollow.</summary>
    public bool IsNoFollow
    {
        get => _traits.IsNoFollow;
        init => _traits = _traits with { IsNoFollow = value };
    }

    /// <summary>How many links lead to the page from a page that was given: 0 for pages that were given.</summary>
    public int Depth
    {
        get => _traits.Depth;
        init => _traits = _traits with { Depth = value };
    }

    /// <summary>Line of the element's tag in the decoded text, 1-based.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element's tag in the decoded text, 1-based, in UTF-16 units.</summary>
    public int Column { get; init; }

    /// <summary>The length of the strings that no other link shares.</summary>
    internal long HeldLength => (long)_url.Length + _href.Length + Text.Length;

    /// <summary>The absolute URL, or the text in the page if it cannot be resolved.</summary>
    public override string ToString() => Url.Length > 0 ? Url : Href;
}
