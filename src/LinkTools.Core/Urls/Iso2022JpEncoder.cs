using System.Buffers;
using System.Text;
using LinkTools.Core.Text.Legacy;

namespace LinkTools.Core.Urls;

/// <summary>ISO-2022-JP as the Encoding Standard (12.2.2) encodes it, which the platform's encoders do not.</summary>
internal static class Iso2022JpEncoder
{
    private const int EucJp = 51932;
    private const string ToAscii = "\u001B(B", ToRoman = "\u001B(J", ToJis0208 = "\u001B$B";

    // EUC-JP is JIS X 0208 with the high bits set.
    private static readonly Encoding Jis0208 = CodePagesEncodingProvider.Instance
        .GetEncoding(EucJp, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback)!;

    public static bool Is(Encoding encoding) => encoding.CodePage is 50220 or 50221 or 50222;

    /// <summary>Appends the percent-encoded bytes of <paramref name="query"/>.</summary>
    public static void Append(ref UrlText text, ReadOnlySpan<char> query, SearchValues<char> kept)
    {
        Span<byte> bytes = stackalloc byte[16];
        var state = ToAscii;
        foreach (var rune in query.EnumerateRunes())
        {
            var (wanted, count) = Encode(rune, state, bytes);
            // A refused character ends a run of two-byte ones, so that its reference is read as ASCII.
            if (count == 0 && state == ToJis0208)
                wanted = ToAscii;
            Switch(ref text, ref state, wanted, kept);
            // Shift characters of the text's own are refused, as U+FFFD, so that none changes how the rest is read.
            if (count == 0)
                QueryEncoder.AppendReference(ref text, rune.Value is 0xE or 0xF or 0x1B ? Rune.ReplacementChar : rune);
            foreach (var octet in bytes[..count])
                QueryEncoder.AppendByte(ref text, octet, kept);
        }
        Switch(ref text, ref state, ToAscii, kept);
    }

    private static void Switch(ref UrlText text, ref string state, string wanted, SearchValues<char> kept)
    {
        if (state == wanted)
            return;
        foreach (var c in wanted)
            QueryEncoder.AppendByte(ref text, (byte)c, kept);
        state = wanted;
    }

    // The set that a code point needs and how many bytes it has there; none where it cannot be encoded.
    private static (string State, int Count) Encode(Rune rune, string state, Span<byte> bytes)
    {
        bytes[0] = (byte)rune.Value;
        switch (rune.Value)
        {
            case 0xE or 0xF or 0x1B:
                return (state, 0);
            case 0xA5:
                bytes[0] = 0x5C;
                return (ToRoman, 1);
            case 0x203E:
                bytes[0] = 0x7E;
                return (ToRoman, 1);
            case < 0x80:
                return (state == ToRoman && rune.Value is not (0x5C or 0x7E) ? ToRoman : ToAscii, 1);
        }

        Span<char> character = stackalloc char[2];
        var count = Jis0208.GetBytes(character[..Fullwidth(rune).EncodeToUtf16(character)], bytes);
        if (count != 2 || bytes[0] < 0xA1)
            return (state, 0);
        bytes[0] &= 0x7F;
        bytes[1] &= 0x7F;
        return (ToJis0208, 2);
    }

    private static Rune Fullwidth(Rune rune) => rune.Value switch
    {
        0x2212 => new Rune(0xFF0D),
        0xFF9E => new Rune(0x309B),
        0xFF9F => new Rune(0x309C),
        >= 0xFF61 and < 0xFF9E => Rune.GetRuneAt(rune.ToString().Normalize(NormalizationForm.FormKC), 0),
        _ => rune,
    };
}
