using System.Buffers;
using System.Text;
using LinkTools.Core.Urls.Idna;

namespace LinkTools.Core.Urls;

/// <summary>The host parser and serialiser in one (URL Standard, 3.5).</summary>
internal static class HostParser
{
    private const string ForbiddenHost = "\0\t\n\r #/:<>?@[\\]^|";

    private static readonly SearchValues<char> ForbiddenInHost = SearchValues.Create(ForbiddenHost);
    private static readonly SearchValues<char> ForbiddenInDomain = SearchValues.Create(
        ForbiddenHost + "%\u007F" + string.Concat(Enumerable.Range(0, 0x20).Select(code => (char)code)));

    /// <summary>
    /// Appends the serialised host of <paramref name="input"/>; false on failure, and then the text is undefined.
    /// </summary>
    /// <param name="text">Where the serialised host goes.</param>
    /// <param name="input">The host as the URL writes it; not empty.</param>
    /// <param name="isOpaque">True for the hosts of URLs whose scheme is not special.</param>
    public static bool TryAppend(ref UrlText text, ReadOnlySpan<char> input, bool isOpaque)
    {
        if (input[0] == '[')
            return input[^1] == ']' && TryAppendIpv6(ref text, input[1..^1]);

        if (isOpaque)
        {
            if (input.ContainsAny(ForbiddenInHost))
                return false;
            PercentEncoding.Append(ref text, input, PercentEncoding.KeptInOpaque);
            return true;
        }
        if (Ascii.IsValid(input) && !input.Contains('%'))
            return TryAppendDomain(ref text, input);

        var domain = PercentEncoding.Decode(input);
        // An all-ASCII domain is kept as it is, even if it contains invalid Punycode.
        var ascii = Ascii.IsValid(domain) ? domain : Uts46.ToAscii(domain);
        return !string.IsNullOrEmpty(ascii) && TryAppendDomain(ref text, ascii);
    }

    private static bool TryAppendDomain(ref UrlText text, ReadOnlySpan<char> ascii)
    {
        if (ascii.ContainsAny(ForbiddenInDomain))
            return false;
        if (!Ipv4.EndsInNumber(ascii))
        {
            text.AppendLower(ascii);
            return true;
        }
        if (!Ipv4.TryParse(ascii, out var address))
            return false;
        Ipv4.Append(ref text, address);
        return true;
    }

    private static bool TryAppendIpv6(ref UrlText text, ReadOnlySpan<char> input)
    {
        Span<ushort> address = stackalloc ushort[8];
        if (!Ipv6.TryParse(input, address))
            return false;
        text.Append('[');
        Ipv6.Append(ref text, address);
        text.Append(']');
        return true;
    }
}
