using System.Buffers;
using System.Text;
using LinkTools.Core.Text;
using LinkTools.Core.Text.Legacy;

namespace LinkTools.Core.Urls;

/// <summary>
/// Percent-encodes a query after encoding it in the document's own encoding (URL Standard, 1.3 "percent-encode after
/// encoding"). A character that the encoding lacks becomes a decimal character reference, itself percent-encoded.
/// </summary>
internal static class QueryEncoder
{
    private const int MaxBytesPerCharacter = 8;

    /// <summary>
    /// Appends <paramref name="query"/>, without its '?'; as UTF-8 if <paramref name="encoding"/> is null.
    /// </summary>
    public static void Append(ref UrlText text, ReadOnlySpan<char> query, bool isSpecial, Encoding? encoding)
    {
        var kept = isSpecial ? PercentEncoding.KeptInSpecialQuery : PercentEncoding.KeptInQuery;
        if (encoding is null || !query.ContainsAnyExcept(kept) || WebEncodingOf(encoding) is not { } legacy)
            PercentEncoding.Append(ref text, query, kept);
        else
            AppendEncoded(ref text, query, kept, legacy);
    }

    private static void AppendEncoded(
        ref UrlText text, ReadOnlySpan<char> query, SearchValues<char> kept, WebEncoding encoding)
    {
        Span<byte> bytes = stackalloc byte[MaxBytesPerCharacter];
        byte shift = 0;
        foreach (var rune in query.EnumerateRunes())
        {
            AppendBytes(ref text, bytes[..encoding.Encode(rune, ref shift, bytes, out var isKnown)], kept);
            if (!isKnown)
                AppendReference(ref text, rune);
        }

        AppendBytes(ref text, bytes[..encoding.Encode(null, ref shift, bytes, out _)], kept);
    }

    private static void AppendBytes(ref UrlText text, scoped ReadOnlySpan<byte> bytes, SearchValues<char> kept)
    {
        foreach (var value in bytes)
        {
            if (value < 0x80 && kept.Contains((char)value))
                text.Append((char)value);
            else
                PercentEncoding.AppendByte(ref text, value);
        }
    }

    private static void AppendReference(ref UrlText text, Rune rune)
    {
        text.Append("%26%23");
        // Only ISO-2022-JP lacks these characters, which it uses to shift. A reference to them could be taken for a
        // shift.
        text.AppendNumber(rune.Value is 0xE or 0xF or 0x1B ? Rune.ReplacementChar.Value : rune.Value);
        text.Append("%3B");
    }

    // The encoding of the standard for a .NET encoding; null for Unicode and for encodings that the standard does not
    // have, because their queries are UTF-8.
    private static WebEncoding? WebEncodingOf(Encoding encoding) =>
        encoding as WebEncoding
        ?? (encoding is UTF8Encoding or UnicodeEncoding || EncodingLabels.Find(encoding.WebName) is not { } name
            ? null
            : EncodingCatalog.Get(name) as WebEncoding);
}
