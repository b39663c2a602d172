namespace LinkTools.Core.Pages;

/// <summary>
/// Why a page could not be read. The names are the ids of the errors that users see; they never change.
/// </summary>
public enum FailureReason
{
    /// <summary>The text that was given is not an absolute URL.</summary>
    InvalidUrl,

    /// <summary>The URL's scheme is neither http nor https.</summary>
    UnsupportedScheme,

    /// <summary>The status of the response is an error.</summary>
    HttpStatus,

    /// <summary>The page took longer than its timeout.</summary>
    Timeout,

    /// <summary>The host's name has no address.</summary>
    NameResolution,

    /// <summary>The host refused the connection.</summary>
    ConnectionRefused,

    /// <summary>The connection was lost before the page was complete.</summary>
    ConnectionReset,

    /// <summary>There is no route to the host.</summary>
    NetworkUnreachable,

    /// <summary>The TLS handshake failed or the certificate is not trusted.</summary>
    TlsFailure,

    /// <summary>There were more redirects than allowed.</summary>
    TooManyRedirects,

    /// <summary>A redirect leads to something that cannot be a page.</summary>
    InvalidRedirect,

    /// <summary>The body is larger than allowed.</summary>
    PageTooLarge,

    /// <summary>The page is nested too deeply, or has too many elements, for selectors or for its format.</summary>
    PageTooComplex,

    /// <summary>The server's response is not HTTP.</summary>
    InvalidResponse,

    /// <summary>The body cannot be decompressed.</summary>
    ContentDecoding,

    /// <summary>The page that has the link may not lead to this address.</summary>
    AddressNotAllowed,

    /// <summary>The proxy refused or failed.</summary>
    ProxyFailure,

    /// <summary>The local file cannot be read.</summary>
    FileUnreadable,

    /// <summary>A document that should be a sitemap is not one, or is broken.</summary>
    InvalidSitemap,

    /// <summary>An error without an id of its own; the message describes it.</summary>
    Unexpected,
}
