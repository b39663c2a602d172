using System.Buffers;
using AngleSharp.Common;
using AngleSharp.Html;

namespace LinkTools.Core.Markup;

/// <summary>Decodes character references: HTML Standard, section 13.2.5.72 and on.</summary>
internal static class CharacterReferences
{
    /// <summary>The shared pool would keep larger arrays for the life of the process.</summary>
    private const int MaxPooled = 32 << 10;

    /// <summary>
    /// The length of the longest reference by name; numeric ones may have any number of leading zeros.
    /// </summary>
    public const int MaxLength = 40;

    private const int MaxNameLength = 31;
    private const int MaxNameLengthWithoutSemicolon = 6;

    private static readonly SearchValues<char> Changing = SearchValues.Create("&\r\0");

    // The characters of windows-1252 at 0x80 to 0x9F; 0 for none.
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>The value of an attribute: references decoded, line ends converted to LF, NUL replaced.</summary>
    public static string DecodeAttribute(ReadOnlySpan<char> raw)
    {
        if (raw.IndexOfAny(Changing) < 0)
            return raw.Length == 0 ? "" : new string(raw);
        if (raw.Length > MaxPooled)
        {
            var large = new char[raw.Length];
            return new string(large, 0, Decode(raw, large));
        }

        var buffer = ArrayPool<char>.Shared.Rent(raw.Length);
        var length = Decode(raw, buffer);
        var value = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return value;
    }

    /// <summary>The same, added to a store of text; returns its number there.</summary>
    public static uint DecodeAttribute(ReadOnlySpan<char> raw, TextStore store, out int length)
    {
        length = raw.Length;
        if (raw.IndexOfAny(Changing) < 0)
            return store.Add(raw);
        length = Decode(raw, store.Reserve(raw.Length));
        return store.Take(length);
    }

    /// <summary>
    /// Decodes the reference at the first character, an ampersand. Returns its length, or 0 if it is not a reference;
    /// <paramref name="decoded"/> is its text.
    /// </summary>
    public static int Read(ReadOnlySpan<char> text, bool inAttribute, scoped Span<char> decoded, out int decodedLength)
    {
        decodedLength = 0;
        if (text.Length < 2)
            return 0;
        return text[1] == '#' ? ReadNumber(text, decoded, out decodedLength)
            : char.IsAsciiLetterOrDigit(text[1]) ? ReadName(text, inAttribute, decoded, out decodedLength) : 0;
    }

    // No reference is shorter than its text, so the target needs no more room than the source.
    private static int Decode(ReadOnlySpan<char> source, Span<char> target)
    {
        var length = 0;
        Span<char> decoded = stackalloc char[4];
        while (source.Length > 0)
        {
            var plain = source.IndexOfAny(Changing);
            if (plain < 0)
                plain = source.Length;
            source[..plain].CopyTo(target[length..]);
            length += plain;
            source = source[plain..];
            if (source.Length == 0)
                break;

            var taken = 1;
            if (source[0] == '\0')
            {
                target[length++] = '\uFFFD';
            }
            else if (source[0] == '\r')
            {
                target[length++] = '\n';
                taken = source.Length > 1 && source[1] == '\n' ? 2 : 1;
            }
            else
            {
                taken = Read(source, inAttribute: true, decoded, out var decodedLength);
                if (taken == 0)
                    (taken, decodedLength, decoded[0]) = (1, 1, '&');
                decoded[..decodedLength].CopyTo(target[length..]);
                length += decodedLength;
            }

            source = source[taken..];
        }

        return length;
    }

    private static int ReadNumber(ReadOnlySpan<char> text, scoped Span<char> decoded, out int decodedLength)
    {
        var isHex = text.Length > 2 && (text[2] | 0x20) == 'x';
        var start = isHex ? 3 : 2;
        var end = start;
        var value = 0;
        for (; end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])); end++)
        {
            var digit = char.IsAsciiDigit(text[end]) ? text[end] - '0' : (text[end] | 0x20) - 'a' + 10;
            value = Math.Min(0x110000, (value * (isHex ? 16 : 10)) + digit);
        }

        decodedLength = 0;
        if (end == start)
            return 0;
        if (value is >= 0x80 and <= 0x9F && Windows1252[value - 0x80] is not '\0' and var mapped)
            value = mapped;
        var rune = value != 0
            && System.Text.Rune.IsValid(value) ? new System.Text.Rune(value) : System.Text.Rune.ReplacementChar;
        decodedLength = rune.EncodeToUtf16(decoded);
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static int ReadName(
        ReadOnlySpan<char> text, bool inAttribute, scoped Span<char> decoded, out int decodedLength)
    {
        var length = 1;
        while (length < text.Length && length <= MaxNameLength + 1 && char.IsAsciiLetterOrDigit(text[length]))
            length++;
        var name = text[1..length];
        if (length < text.Length && text[length] == ';' && Find(text[1..(length + 1)], decoded, out decodedLength))
            return length + 1;

        // Old names also work without a semicolon; in an attribute only if the next character does not look like part
        // of a query.
        decodedLength = 0;
        var shortest = inAttribute ? name.Length : 2;
        if (inAttribute
            && (name.Length > MaxNameLengthWithoutSemicolon || (length < text.Length && text[length] == '=')))
            return 0;
        for (var tried = Math.Min(name.Length, MaxNameLengthWithoutSemicolon); tried >= shortest; tried--)
        {
            if (Find(name[..tried], decoded, out decodedLength))
                return tried + 1;
        }

        return 0;
    }

    private static bool Find(ReadOnlySpan<char> name, scoped Span<char> decoded, out int decodedLength)
    {
        var common = name switch
        {
            "amp;" or "amp" => '&',
            "lt;" or "lt" => '<',
            "gt;" or "gt" => '>',
            "quot;" or "quot" => '"',
            "apos;" => '\'',
            "nbsp;" or "nbsp" => '\u00A0',
            _ => '\0',
        };
        if (common != '\0')
        {
            decoded[0] = common;
            decodedLength = 1;
            return true;
        }

        var symbol = HtmlEntityProvider.ResolverExtended.GetSymbol(new StringOrMemory(new string(name)));
        symbol.AsSpan().CopyTo(decoded);
        decodedLength = symbol?.Length ?? 0;
        return decodedLength > 0;
    }
}
