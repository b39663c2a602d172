using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace LinkTools;

/// <summary>
/// One link of one page: where it is, where it leads, and what it is for. Flat and immutable; every value is a string,
/// a Boolean or a number, so that Export-Csv shows it completely. Strings are never null: what does not exist is empty.
/// </summary>
/// <remarks>
/// A script may hold millions of links, and the collector copies those that are held. So what the links of a page have
/// in common is one object, and the rest of a link is one array, of which each property makes its string.
/// </remarks>
public sealed class PageLink
{
    /// <summary>The address as written is not the end of the URL.</summary>
    private const int NoTail = -1;

    private LinkTraits _traits;

    // The URL, what comes before its end in the address as written, and the text.
    private byte[] _characters = [];
    private int _urlLength, _hrefLength;
    private int _hrefTail = NoTail;
    private bool _isWide;

    /// <summary>Creates a link.</summary>
    public PageLink() => _traits = LinkTraits.None;

#pragma warning disable CS8618 // The required properties have no fields of their own; these are set.
    /// <summary>Creates one of the links of a page.</summary>
    /// <param name="traits">What it has in common with others.</param>
    /// <param name="url">The URL.</param>
    /// <param name="href">The address as written, without its last <paramref name="tail"/> characters.</param>
    /// <param name="tail">How many characters at the end of the URL follow.</param>
    /// <param name="text">The text.</param>
    /// <param name="same">A link with the same URL, address and text; null for none.</param>
    [SetsRequiredMembers]
    internal PageLink(
        LinkTraits traits, ReadOnlySpan<char> url, ReadOnlySpan<char> href, int tail, ReadOnlySpan<char> text,
        PageLink? same)
    {
        _traits = traits;
        _hrefTail = tail == 0 ? NoTail : url.Length - tail;
        if (same is null)
            Write(url, href, text);
        else
            (_characters, _isWide, _urlLength, _hrefLength) = (same._characters, same._isWide, url.Length, href.Length);
    }
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
        get => Read(0, _urlLength);
        init => Replace(value, Href, Text);
    }

    /// <summary>
    /// The attribute's value as written, with character references decoded and control characters other than white
    /// space removed.
    /// </summary>
    public required string Href
    {
        get
        {
            var start = Read(_urlLength, _hrefLength);
            return _hrefTail == NoTail ? start : start + Read(_hrefTail, _urlLength - _hrefTail);
        }
        init => Replace(Url, value, Text);
    }

    /// <summary>What a person would call the link, with white space collapsed and control characters removed.</summary>
    public string Text
    {
        get => Read(_urlLength + _hrefLength, Length - _urlLength - _hrefLength);
        init => Replace(Url, Href, value);
    }

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

    /// <summary>How many bytes it holds that it seldom shares with others.</summary>
    internal int HeldBytes => _characters.Length;

    private int Length => _isWide ? _characters.Length / sizeof(char) : _characters.Length;

    /// <summary>The absolute URL, or the text in the page if it cannot be resolved.</summary>
    public override string ToString() => _urlLength > 0 ? Url : Href;

    private void Replace(string url, string href, string text)
    {
        _hrefTail = NoTail;
        Write(url, href, text);
    }

    private void Write(ReadOnlySpan<char> url, ReadOnlySpan<char> href, ReadOnlySpan<char> text)
    {
        (_urlLength, _hrefLength) = (url.Length, href.Length);
        _isWide = IsWide(url) || IsWide(href) || IsWide(text);
        var length = url.Length + href.Length + text.Length;
        var characters = _characters = length == 0 ? [] : new byte[_isWide ? length * sizeof(char) : length];
        Put(url, 0);
        Put(href, url.Length);
        Put(text, url.Length + href.Length);

        void Put(ReadOnlySpan<char> part, int start)
        {
            if (_isWide)
                MemoryMarshal.AsBytes(part).CopyTo(characters.AsSpan(start * sizeof(char)));
            else
                Encoding.Latin1.GetBytes(part, characters.AsSpan(start));
        }
    }

    private string Read(int start, int length)
    {
        if (length == 0)
            return "";
        return _isWide
            ? new string(MemoryMarshal.Cast<byte, char>(_characters).Slice(start, length))
            : Encoding.Latin1.GetString(_characters, start, length);
    }

    private static bool IsWide(ReadOnlySpan<char> text) => text.ContainsAnyExceptInRange('\0', '\u00FF');
}
