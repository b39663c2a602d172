namespace LinkTools.Core.Pages;

/// <summary>
/// Why a page could not be read. The names are the ids of the errors that users see; they never change.
/// </summary>
public enum FailureReason
{
    /// <summary>What was given is no absolute URL.</summary>
    InvalidUrl,

    /// <summary>The URL's scheme is neither http nor https.</summary>
    UnsupportedScheme,

    /// <summary>The server answered with a status that is no success.</summary>
    HttpStatus,

    /// <summary>The page was not there within its deadline.</summary>
    Timeout,

    /// <summary>The host's name has no address.</summary>
    NameResolution,

    /// <summary>The host refused the connection.</summary>
    ConnectionRefused,

    /// <summary>The connection broke before the page was complete.</summary>
    ConnectionReset,

    /// <summary>No way leads to the host.</summary>
    NetworkUnreachable,

    /// <summary>The TLS handshake failed or the certificate is not trusted.</summary>
    TlsFailure,

    /// <summary>More redirects than allowed.</summary>
    TooManyRedirects,

    /// <summary>A redirect leads nowhere a page can be.</summary>
    InvalidRedirect,

    /// <summary>The body is larger than allowed.</summary>
    PageTooLarge,

    /// <summary>The page is nested too deeply, or has too many elements, for what was asked of it.</summary>
    PageTooComplex,

    /// <summary>What the server sent is not HTTP.</summary>
    InvalidResponse,

    /// <summary>The body does not decompress.</summary>
    ContentDecoding,

    /// <summary>The address may not be connected to from where the link was found.</summary>
    AddressNotAllowed,

    /// <summary>The proxy refused or failed.</summary>
    ProxyFailure,

    /// <summary>The local file cannot be read.</summary>
    FileUnreadable,

    /// <summary>A document that should be a sitemap is none, or is broken.</summary>
    InvalidSitemap,

    /// <summary>Something that has no name of its own; the message says what.</summary>
    Unexpected,
}
