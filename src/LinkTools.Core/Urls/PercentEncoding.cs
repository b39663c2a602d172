using System.Buffers;
using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>
/// Percent-encoding and the percent-encode sets (URL Standard, 1.3). Each set here lists the characters that are not
/// encoded.
/// </summary>
internal static class PercentEncoding
{
    private const string QuerySet = " \"#<>";
    private const string PathSet = QuerySet + "?^`{}";

    /// <summary>Characters that are not encoded in an opaque host or opaque path.</summary>
    public static readonly SearchValues<char> KeptInOpaque = AllBut("");
    public static readonly SearchValues<char> KeptInFragment = AllBut(" \"<>`");
    public static readonly SearchValues<char> KeptInQuery = AllBut(QuerySet);
    public static readonly SearchValues<char> KeptInSpecialQuery = AllBut(QuerySet + "'");
    public static readonly SearchValues<char> KeptInPath = AllBut(PathSet);
    public static readonly SearchValues<char> KeptInUserinfo = AllBut(PathSet + "/:;=@[\\]|");

    /// <summary>Appends <paramref name="value"/>, with all other characters as percent-encoded UTF-8.</summary>
    public static void Append(ref UrlText text, ReadOnlySpan<char> value, SearchValues<char> kept)
    {
        Span<byte> bytes = stackalloc byte[4];
        while (true)
        {
            var plain = value.IndexOfAnyExcept(kept);
            if (plain < 0)
            {
                text.Append(value);
                return;
            }
            text.Append(value[..plain]);
            Rune.DecodeFromUtf16(value[plain..], out var rune, out var consumed);
            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
                AppendByte(ref text, octet);
            value = value[(plain + consumed)..];
        }
    }

    /// <summary>Appends one byte as <c>%XX</c>.</summary>
    public static void AppendByte(ref UrlText text, byte value) =>
        text.Append(['%', HexDigit(value >> 4), HexDigit(value & 15)]);

    /// <summary>
    /// Percent-decodes <paramref name="value"/> and decodes the bytes as UTF-8, with U+FFFD for malformed ones.
    /// </summary>
    public static string Decode(ReadOnlySpan<char> value) => Encoding.UTF8.GetString(DecodeBytes(value));

    /// <summary>Percent-decodes <paramref name="value"/>; its other characters become UTF-8.</summary>
    public static ReadOnlySpan<byte> DecodeBytes(ReadOnlySpan<char> value)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(value)];
        var count = Encoding.UTF8.GetBytes(value, bytes);
        var length = 0;
        for (var i = 0; i < count; i++)
        {
            if (bytes[i] == '%' && i + 2 < count && char.IsAsciiHexDigit((char)bytes[i + 1])
                && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = (byte)((HexValue((char)bytes[i + 1]) << 4) | HexValue((char)bytes[i + 2]));
                i += 2;
            }
            else
                bytes[length++] = bytes[i];
        }
        return bytes.AsSpan(0, length);
    }

    /// <summary>The value of an ASCII hexadecimal digit.</summary>
    public static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static char HexDigit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static SearchValues<char> AllBut(string encoded)
    {
        var kept = "";
        for (var c = ' '; c < '\x7F'; c++)
        {
            if (!encoded.Contains(c))
                kept += c;
        }

        return SearchValues.Create(kept);
    }
}
