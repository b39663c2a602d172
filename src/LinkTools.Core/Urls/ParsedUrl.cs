using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>
/// The URL that was parsed last, without an object for it if possible: what parses many URLs makes only the strings
/// that it needs. Not thread-safe; the spans are valid until the next URL.
/// </summary>
internal sealed class ParsedUrl
{
    /// <summary>A longer URL becomes an object, so that no long buffer is kept.</summary>
    private const int MostBuffered = 2048;

    private char[] _chars = new char[256];
    private int _length;
    private UrlComponents _parts;
    private WebUrl? _url;

    /// <summary>False if there is no URL, or if the last input was none.</summary>
    public bool Exists { get; private set; }

    /// <summary>How many characters at the end of the input are the end of the URL, as far as is known.</summary>
    public int TailLength { get; private set; }

    /// <summary>The whole URL, serialised; empty if there is none.</summary>
    public ReadOnlySpan<char> Href => _url is null ? _chars.AsSpan(0, _length) : _url.Href;

    /// <summary>The scheme without the colon; empty if there is no URL.</summary>
    public ReadOnlySpan<char> Scheme => Exists ? Href[.._parts.SchemeEnd] : default;

    /// <summary>The host; empty if there is none.</summary>
    public ReadOnlySpan<char> Host => Exists ? Href[_parts.HostStart.._parts.HostEnd] : default;

    /// <summary>The URL without its fragment.</summary>
    public ReadOnlySpan<char> WithoutFragment =>
        Exists && _parts.FragmentStart >= 0 ? Href[.._parts.FragmentStart] : Href;

    /// <inheritdoc cref="WebUrl.Parse(ReadOnlySpan{char}, WebUrl?, Encoding?)"/>
    public void Parse(ReadOnlySpan<char> input, WebUrl? baseUrl, Encoding? queryEncoding)
    {
        (_url, _length, TailLength) = (null, 0, 0);
        if (!UrlFastPath.TryJoin(input, baseUrl, out var joined))
        {
            Set(UrlParser.Parse(input, baseUrl, queryEncoding));
            return;
        }

        TailLength = joined.Tail.Length;
        var length = joined.Head.Length + TailLength;
        if (length > MostBuffered)
        {
            Set(joined.ToUrl());
            return;
        }

        if (length > _chars.Length)
            _chars = new char[MostBuffered];
        joined.Head.CopyTo(_chars);
        joined.Tail.CopyTo(_chars.AsSpan(joined.Head.Length));
        (_length, _parts, Exists) = (length, joined.Parts, true);
    }

    /// <summary>The URL as an object; null if there is none.</summary>
    public WebUrl? ToUrl() => Exists ? _url ??= new WebUrl(Href.ToString(), _parts) : null;

    private void Set(WebUrl? url)
    {
        (_url, Exists) = (url, url is not null);
        if (url is not null)
            _parts = url.Parts;
    }
}
