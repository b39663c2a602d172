using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>An absolute URL. Immutable; equality is that of <see cref="Href"/>.</summary>
public sealed class WebUrl
{
    private readonly Uri _uri;

    private WebUrl(Uri uri) => _uri = uri;

    /// <summary>The whole URL, serialised.</summary>
    public string Href => _uri.AbsoluteUri;

    /// <summary>The scheme in lower case, without the colon.</summary>
    public string Scheme => _uri.Scheme;

    /// <summary>The host in ASCII, without the port; empty where there is none.</summary>
    public string Host => _uri.IdnHost;

    /// <summary>The port, the scheme's default one included; -1 where there is none.</summary>
    public int Port => _uri.Port;

    /// <summary>Path and query as they go into a request line, e.g. <c>/a?b</c>.</summary>
    public string PathAndQuery => _uri.PathAndQuery;

    /// <summary>The fragment without its '#'; null where there is none.</summary>
    public string? Fragment => _uri.Fragment.Length > 0 ? _uri.Fragment[1..] : null;

    /// <summary>The serialised origin, e.g. <c>https://a.example:8443</c>; "null" for opaque ones.</summary>
    public string Origin => _uri.GetLeftPart(UriPartial.Authority);

    /// <summary>True for http and https.</summary>
    public bool IsHttp => Scheme is "http" or "https";

    /// <summary>The URL without its fragment.</summary>
    public string HrefWithoutFragment => _uri.GetLeftPart(UriPartial.Query);

    /// <summary>Parses <paramref name="input"/> against <paramref name="baseUrl"/>; null on failure.</summary>
    public static WebUrl? Parse(string input, WebUrl? baseUrl = null, Encoding? queryEncoding = null) =>
        baseUrl is null
            ? Uri.TryCreate(input.Trim(), UriKind.Absolute, out var absolute) ? new WebUrl(absolute) : null
            : Uri.TryCreate(baseUrl._uri, input.Trim(), out var resolved) ? new WebUrl(resolved) : null;

    /// <summary>What the HTTP client sends: exactly this path and query; null when the platform refuses the host.</summary>
    public Uri? ToUri() =>
        Uri.TryCreate(HrefWithoutFragment, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }, out var uri) ? uri : null;

    public override string ToString() => Href;
}
