using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>
/// An absolute URL as the WHATWG URL Standard parses and serialises it. Immutable: one string and the offsets of its
/// parts. Two URLs are equal if their <see cref="Href"/> is.
/// </summary>
public sealed class WebUrl : IEquatable<WebUrl>
{
    private readonly UrlComponents _parts;

    internal WebUrl(string href, in UrlComponents parts)
    {
        Href = href;
        _parts = parts;
    }

    /// <summary>The whole URL, serialised.</summary>
    public string Href { get; }

    /// <summary>The scheme in lower case, without the colon.</summary>
    public string Scheme => SchemeSpan switch
    {
        "https" => "https",
        "http" => "http",
        var other => other.ToString(),
    };

    /// <summary>The percent-encoded user name; empty if there is none.</summary>
    public string Username => _parts.HasHost ? Href[(_parts.SchemeEnd + 3).._parts.UsernameEnd] : "";

    /// <summary>The percent-encoded password; empty if there is none.</summary>
    public string Password =>
        _parts.HostStart - _parts.UsernameEnd > 1 ? Href[(_parts.UsernameEnd + 1)..(_parts.HostStart - 1)] : "";

    /// <summary>The text before the '@', e.g. <c>user:password</c>; null if there is none.</summary>
    public string? UserPart => HasUserPart ? Href[(_parts.SchemeEnd + 3)..(_parts.HostStart - 1)] : null;

    /// <summary>The host in ASCII, without the port, an IPv6 address in brackets; empty if there is none.</summary>
    public string Host => HostSpan.ToString();

    /// <summary>The port, which may be the scheme's default; -1 if there is none.</summary>
    public int Port => _parts.Port >= 0 ? _parts.Port : Math.Max(SpecialScheme.DefaultPort(SchemeSpan), -1);

    /// <summary>The path, e.g. <c>/a</c>; what follows the scheme for URLs such as mailto ones.</summary>
    public string Path => PathSpan.ToString();

    /// <summary>The query without its '?'; null if there is none.</summary>
    public string? Query => _parts.QueryStart < 0 ? null : QuerySpan[1..].ToString();

    /// <summary>Path and query as they go into a request line, e.g. <c>/a?b</c>.</summary>
    public string PathAndQuery => Href[_parts.PathStart..FragmentStart];

    /// <summary>The fragment without its '#'; null if there is none.</summary>
    public string? Fragment => _parts.FragmentStart < 0 ? null : Href[(_parts.FragmentStart + 1)..];

    /// <summary>
    /// The serialised origin (URL Standard, 4.7), e.g. <c>https://a.example:8443</c>; "null" for opaque ones.
    /// </summary>
    public string Origin => UrlIdentity.Origin(this);

    /// <summary>True for http and https.</summary>
    public bool IsHttp => SchemeSpan is "http" or "https";

    /// <summary>The URL without its fragment.</summary>
    public string HrefWithoutFragment => Href[..FragmentStart];

    /// <summary>
    /// The URL by which a page is known: <see cref="HrefWithoutFragment"/> without user name and password, with
    /// unreserved characters decoded and the other percent-encoded bytes with capital digits (RFC 3986, 6.2.2). The
    /// parser has already normalised case of the host, default port, empty path and dot segments.
    /// </summary>
    public string Normalized => UrlIdentity.Normalize(WithoutUserPart().HrefWithoutFragment);

    /// <summary>A part of a URL, or a pattern for URLs, written as <see cref="Normalized"/> writes it.</summary>
    public static string NormalizeEscapes(string text) => UrlIdentity.Normalize(text);

    internal ref readonly UrlComponents Parts => ref _parts;

    internal ReadOnlySpan<char> SchemeSpan => Href.AsSpan(0, _parts.SchemeEnd);

    internal ReadOnlySpan<char> HostSpan => Href.AsSpan(_parts.HostStart.._parts.HostEnd);

    internal ReadOnlySpan<char> SpanWithoutFragment => Href.AsSpan(0, FragmentStart);

    internal ReadOnlySpan<char> PathSpan => Href.AsSpan(_parts.PathStart, QueryOrEnd - _parts.PathStart);

    /// <summary>The query with its '?'; empty if there is none.</summary>
    internal ReadOnlySpan<char> QuerySpan => Href.AsSpan(QueryOrEnd, FragmentStart - QueryOrEnd);

    internal bool HasHost => _parts.HasHost;

    internal bool HasUserPart => _parts.HasHost && _parts.HostStart > _parts.SchemeEnd + 3;

    private int FragmentStart => _parts.FragmentStart < 0 ? Href.Length : _parts.FragmentStart;

    private int QueryOrEnd => _parts.QueryStart < 0 ? FragmentStart : _parts.QueryStart;

    /// <summary>Parses <paramref name="input"/> against <paramref name="baseUrl"/>; null on failure.</summary>
    /// <param name="input">A URL, absolute or relative to the base.</param>
    /// <param name="baseUrl">The base; null if only an absolute URL is allowed.</param>
    /// <param name="queryEncoding">The document's encoding, used for the query only; UTF-8 for null or UTF-16.</param>
    public static WebUrl? Parse(string input, WebUrl? baseUrl = null, Encoding? queryEncoding = null) =>
        Parse(input.AsSpan(), baseUrl, queryEncoding);

    /// <inheritdoc cref="Parse(string, WebUrl?, Encoding?)"/>
    public static WebUrl? Parse(ReadOnlySpan<char> input, WebUrl? baseUrl = null, Encoding? queryEncoding = null) =>
        UrlFastPath.TryJoin(input, baseUrl, out var url)
            ? url.ToUrl()
            : UrlParser.Parse(input, baseUrl, queryEncoding);

    /// <summary>The URL without user name and password; the same object if it has none.</summary>
    public WebUrl WithoutUserPart()
    {
        if (!HasUserPart)
            return this;
        var start = _parts.SchemeEnd + 3;
        var parts = _parts;
        var length = parts.HostStart - start;
        parts.UsernameEnd = start;
        parts.HostStart = start;
        parts.HostEnd -= length;
        parts.PathStart -= length;
        parts.QueryStart -= parts.QueryStart < 0 ? 0 : length;
        parts.FragmentStart -= parts.FragmentStart < 0 ? 0 : length;
        return new WebUrl(Href.Remove(start, length), parts);
    }

    /// <summary>
    /// A URI whose request sends exactly <see cref="PathAndQuery"/>, without fragment, user name and password; null if
    /// System.Uri does not accept the host.
    /// </summary>
    public Uri? ToUri() =>
        Uri.TryCreate(
            WithoutUserPart().HrefWithoutFragment,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true },
            out var uri)
            ? uri
            : null;

    public bool Equals([NotNullWhen(true)] WebUrl? other) => other is not null && Href == other.Href;

    public override bool Equals(object? obj) => Equals(obj as WebUrl);

    public override int GetHashCode() => Href.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Href;
}
