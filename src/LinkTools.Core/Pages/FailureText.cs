using System.Globalization;
using LinkTools.Core.Text;

namespace LinkTools.Core.Pages;

/// <summary>What each reason is called, and what to try: the one table behind errors and help.</summary>
internal static class FailureText
{
    /// <summary>
    /// The most characters of an address that a sentence quotes: the whole of it is the error's target.
    /// </summary>
    private const int QuotedLength = 300;

    /// <summary>The whole sentence about a page, or about a document that is read as it is.</summary>
    public static string Of(
        FailureReason reason, string source, string detail, bool isPage = true, string? advice = null) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{Shorten(source)}' {SafeText.Clean(detail).TrimEnd('.')}. {advice ?? Advice(reason, isPage)}");

    /// <summary>An address as a sentence quotes it: in one line, and no longer than a reader wants.</summary>
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
        FailureReason.ConnectionRefused => "Check the port, and that the server is running.",
        FailureReason.ConnectionReset => "Try again later; -AllowPartial gives what was read.",
        FailureReason.NetworkUnreachable => "Check the network and its routes.",
        FailureReason.TlsFailure =>
            "Check the certificate and the clock; -SkipCertificateCheck trusts any certificate.",
        FailureReason.TooManyRedirects => "Raise -MaximumRedirection, or give the address it should lead to.",
        FailureReason.InvalidRedirect => "The site has to mend its redirect; give the address it should lead to.",
        FailureReason.PageTooLarge => "Raise -MaximumPageBytes, or use -AllowPartial for what fits.",
        FailureReason.PageTooComplex => "Read the page without -Selector and -ExcludeSelector.",
        FailureReason.InvalidResponse => "What answers there is not a web server, or a broken one.",
        FailureReason.ContentDecoding =>
            "The server compresses in a way that is broken or unknown here; try again later.",
        FailureReason.AddressNotAllowed => "Name its address yourself, or use -AllowPrivateNetwork.",
        FailureReason.ProxyFailure => "Check -Proxy and its credentials.",
        FailureReason.FileUnreadable => "Check the path and its permissions.",
        FailureReason.InvalidSitemap =>
            "Give the address of a sitemap, a robots.txt or a site; -Lenient mends what can be mended.",
        _ => "Please report this with the URL.",
    };
}
