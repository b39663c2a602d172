using System.Globalization;
using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>Origins, and which URLs are one page.</summary>
internal static class UrlIdentity
{
    /// <summary>The serialised origin of a URL (URL Standard, 4.7).</summary>
    public static string Origin(WebUrl url)
    {
        if (url.SchemeSpan is "blob")
            return WebUrl.Parse(url.PathSpan) is { IsHttp: true } inner ? inner.Origin : "null";
        if (SpecialScheme.DefaultPort(url.SchemeSpan) < 0)
            return "null";

        ref readonly var parts = ref url.Parts;
        return string.Concat(
            url.Href.AsSpan(0, parts.SchemeEnd + 3), url.Href.AsSpan(
                parts.HostStart, parts.PathStart - parts.HostStart));
    }

    /// <summary>True if <see cref="Normalize"/> would return the text unchanged.</summary>
    public static bool IsNormal(ReadOnlySpan<char> href) => NextOdd(href, 0) < 0;

    /// <summary>
    /// The form that all URLs of one page share (RFC 3986, 6.2.2.1 and 6.2.2.2): unreserved characters are decoded, and
    /// all other percent-encoded bytes have capital digits. The same string if nothing changes.
    /// </summary>
    public static string Normalize(string href)
    {
        var odd = NextOdd(href, 0);
        if (odd < 0)
            return href;
        var text = new StringBuilder(href.Length);
        var from = 0;
        for (; odd >= 0; odd = NextOdd(href, from))
        {
            text.Append(href, from, odd - from);
            var one = ByteAt(href, odd);
            if (IsUnreserved(one))
                text.Append((char)one);
            else
                text.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
            from = odd + 3;
        }

        return text.Append(href, from, href.Length - from).ToString();
    }

    // The next percent-encoded byte that is not in this form.
    private static int NextOdd(ReadOnlySpan<char> text, int from)
    {
        while (true)
        {
            var next = text[from..].IndexOf('%');
            if (next < 0 || from + next + 2 >= text.Length)
                return -1;
            from += next;
            var (high, low) = (text[from + 1], text[from + 2]);
            if (char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low)
                && (char.IsAsciiLetterLower(high) || char.IsAsciiLetterLower(low) || IsUnreserved(ByteAt(text, from))))
                return from;
            from++;
        }
    }

    private static byte ByteAt(ReadOnlySpan<char> text, int percent) =>
        byte.Parse(text.Slice(percent + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // RFC 3986, 2.3.
    private static bool IsUnreserved(byte one) =>
        char.IsAsciiLetterOrDigit((char)one) || (char)one is '-' or '.' or '_' or '~';
}
