using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using LinkTools.Core.Text.Legacy;

namespace LinkTools.Core.Urls;

/// <summary>
/// Percent-encodes a query after encoding it in the document's own encoding (URL Standard, 1.3 "percent-encode after
/// encoding"). What the encoding lacks becomes a decimal character reference, itself percent-encoded.
/// </summary>
internal static class QueryEncoder
{
    private const int ShiftJis = 932, EucJp = 51932, EucJpOther = 20932, Gb18030 = 54936;

    // The callers' encodings with a fallback that gives nothing, in place of best fits and question marks.
    private static readonly ConditionalWeakTable<Encoding, Encoding> Strict = [];

    /// <summary>
    /// Appends <paramref name="query"/>, without its '?'; UTF-8 where <paramref name="encoding"/> is null.
    /// </summary>
    public static void Append(ref UrlText text, ReadOnlySpan<char> query, bool isSpecial, Encoding? encoding)
    {
        var kept = isSpecial ? PercentEncoding.KeptInSpecialQuery : PercentEncoding.KeptInQuery;
        if (encoding is null || IsUnicode(encoding) || !query.ContainsAnyExcept(kept))
            PercentEncoding.Append(ref text, query, kept);
        else if (Iso2022JpEncoder.Is(encoding))
            Iso2022JpEncoder.Append(ref text, query, kept);
        else
            AppendEncoded(ref text, query, kept, Strict.GetValue(encoding, WithoutFallback));
    }

    /// <summary>Appends a code point that the encoding lacks.</summary>
    public static void AppendReference(ref UrlText text, Rune rune)
    {
        text.Append("%26%23");
        text.AppendNumber(rune.Value);
        text.Append("%3B");
    }

    /// <summary>Appends one byte of an encoded query.</summary>
    public static void AppendByte(ref UrlText text, byte value, SearchValues<char> kept)
    {
        if (value < 0x80 && kept.Contains((char)value))
            text.Append((char)value);
        else
            PercentEncoding.AppendByte(ref text, value);
    }

    private static void AppendEncoded(
        ref UrlText text, ReadOnlySpan<char> query, SearchValues<char> kept, Encoding encoding)
    {
        Span<char> character = stackalloc char[2];
        Span<byte> bytes = stackalloc byte[16];
        foreach (var original in query.EnumerateRunes())
        {
            var rune = Adjusted(original, encoding.CodePage);
            var count = rune is { } known ? encoding.GetBytes(character[..known.EncodeToUtf16(character)], bytes) : 0;
            if (count == 0)
                AppendReference(ref text, original);
            foreach (var octet in bytes[..count])
                AppendByte(ref text, octet, kept);
        }
    }

    // Where the Encoding Standard's encoders differ from the platform's tables; null for what it cannot encode.
    private static Rune? Adjusted(Rune rune, int codePage) => (codePage, rune.Value) switch
    {
        (ShiftJis or EucJp or EucJpOther, 0x2212) => new Rune(0xFF0D),
        (ShiftJis or EucJp or EucJpOther, 0xA5) => new Rune('\\'),
        (ShiftJis or EucJp or EucJpOther, 0x203E) => new Rune('~'),
        (Gb18030, 0xE5E5) => null,
        _ => rune,
    };

    private static bool IsUnicode(Encoding encoding) =>
        encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase);

    private static Encoding WithoutFallback(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = new EncoderReplacementFallback("");
        return strict;
    }
}
