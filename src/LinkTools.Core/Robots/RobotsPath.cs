using System.Buffers;
using System.Globalization;
using System.Text;

namespace LinkTools.Core.Robots;

/// <summary>Normalises paths and patterns, so that they can be compared (RFC 9309, 2.2.2).</summary>
internal static class RobotsPath
{
    // The characters that are not encoded in a path or a query (RFC 3986, 3.3 and 3.4), except the apostrophe, which
    // the URL Standard encodes in queries but not in paths.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!&()+,;=:@/?");

    /// <summary>
    /// The text with unreserved characters decoded, and with all characters that a URL cannot have percent-encoded
    /// once, in upper case. In a path, '*' and '$' are ordinary characters, so they are encoded; in a pattern they keep
    /// their meaning.
    /// </summary>
    public static string Normalize(string text, bool isPattern)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var result = new StringBuilder(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2]))
            {
                Append(result, Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (Plain.Contains(text[i]) || text[i] == '%' || (isPattern && IsWildcard(text, i)))
            {
                result.Append(text[i]);
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
                    Append(result, value);
                i += length - 1;
            }
        }

        return isPattern ? DecodeQuery(result.ToString()) : result.ToString();
    }

    /// <summary>
    /// A normalised text with the colons and slashes of its query decoded. They mean the same in both forms, and people
    /// copy URLs into a robots.txt in either form (RFC 9309, 2.2.2, example 2). The same string if there are none.
    /// </summary>
    public static string DecodeQuery(string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || text.IndexOf('%', query) < 0
            ? text
            : text[..query] + text[query..].Replace("%3A", ":", StringComparison.Ordinal)
                .Replace("%2F", "/", StringComparison.Ordinal);
    }

    private static bool IsWildcard(string text, int at) =>
        text[at] == '*' || (text[at] == '$' && at == text.Length - 1);

    // Decoded only if the character is unreserved (RFC 3986, 2.3), because then both forms mean the same.
    private static void Append(StringBuilder result, byte value)
    {
        if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            result.Append((char)value);
        else
            result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
    }
}
