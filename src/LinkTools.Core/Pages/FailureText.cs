using System.Globalization;
using LinkTools.Core.Text;

namespace LinkTools.Core.Pages;

/// <summary>The sentences of the errors of pages, with what to try for each reason.</summary>
internal static class FailureText
{
    /// <summary>The most characters of a URL in a sentence. The whole URL is the target of the error.</summary>
    private const int QuotedLength = 300;

    /// <summary>The sentence about a page, or about another document such as a sitemap.</summary>
    public static string Of(
        FailureReason reason, string source, string detail, bool isPage = true, string? advice = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{Shorten(source)}' {SafeText.Clean(detail).TrimEnd('.')}. {advice ?? Advice(reason, isPage)}");

    /// <summary>A URL as a sentence quotes it: in one line, and shortened.</summary>
    public static string Shorten(string source)
    {
        var isLong = source.Length > QuotedLength;
        return SafeText.Clean(
            isLong ? source[..QuotedLength] : source).ReplaceLineEndings(" ") + (isLong ? "..." : "");
    }

    /// <summary>What to try.</summary>
    public static string Advice(FailureReason reason, bool isPage) => reason switch
    {
        FailureReason.InvalidUrl => "Give an absolute URL, e.g. https://example.com/.",
        FailureReason.UnsupportedScheme => "Only http and https pages can be fetched; for local files use -Path.",
        FailureReason.HttpStatus when !isPage => "Check the address and whether it needs credentials.",
        FailureReason.ConnectionReset when !isPage => "Try again later.",
        FailureReason.HttpStatus =>
            "Check the address and whether it needs credentials; -SkipHttpErrorCheck reads the page all the same.",
        FailureReason.Timeout => "Raise -TimeoutSec, or try again later.",
        FailureReason.NameResolution => "Check the spelling of the host and the DNS settings.",
        FailureReason.ConnectionRefused => "Check the port, and whether the server is running.",
        FailureReason.ConnectionReset => "Try again later; -AllowPartial returns the links that were read.",
        FailureReason.NetworkUnreachable => "Check the network and its routes.",
        FailureReason.TlsFailure =>
            "Check the certificate and the clock; -SkipCertificateCheck trusts any certificate.",
        FailureReason.TooManyRedirects => "Raise -MaximumRedirection, or give the URL that it should lead to.",
        FailureReason.InvalidRedirect => "The redirect of the site is broken; give the URL that it should lead to.",
        FailureReason.PageTooLarge => "Raise -MaximumPageBytes, or use -AllowPartial to read its first part.",
        FailureReason.PageTooComplex => "Read the page without -Selector and -ExcludeSelector.",
        FailureReason.InvalidResponse => "This is not a web server, or it is broken. Check the port.",
        FailureReason.ContentDecoding =>
            "The compression is broken or not supported. Try again later, or report it to the site.",
        FailureReason.AddressNotAllowed => "Give its URL yourself, or use -AllowPrivateNetwork.",
        FailureReason.ProxyFailure => "Check -Proxy and its credentials.",
        FailureReason.FileUnreadable => "Check the path and its permissions.",
        FailureReason.InvalidSitemap =>
            "Give the URL of a sitemap, a robots.txt or a site; -Lenient repairs common faults.",
        _ => "Please report this with the URL.",
    };
}
