using System.Text;

namespace LinkTools.Core.Robots;

/// <summary>Brings paths and patterns into one spelling before they are compared (RFC 9309, 2.2.2).</summary>
internal static class RobotsPath
{
    /// <summary>
    /// The text with unreserved characters decoded, all else percent-encoded once, in upper case. In a path
    /// '*' and '$' are characters like any other, so they are encoded; in a pattern they keep their meaning.
    /// </summary>
    public static string Normalize(string text, bool isPattern)
    {
        if (!NeedsWork(text, isPattern))
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
            else if (char.IsAscii(text[i]))
            {
                var isSpecial = text[i] is '*' || (text[i] is '$' && (!isPattern || i + 1 < text.Length));
                if (isSpecial && !(isPattern && text[i] == '*'))
                    result.Append(text[i] == '*' ? "%2A" : "%24");
                else
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

        return result.ToString();
    }

    // Decoded where the character is unreserved (RFC 3986, 2.3): then both spellings mean the same.
    private static void Append(StringBuilder result, byte value)
    {
        if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            result.Append((char)value);
        else
            result.Append('%').Append(value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool NeedsWork(string text, bool isPattern)
    {
        foreach (var c in text)
        {
            if (c is '%' or '$' or > '\u007E' || (c == '*' && !isPattern))
                return true;
        }

        return false;
    }
}
