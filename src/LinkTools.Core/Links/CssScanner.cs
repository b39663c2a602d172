using System.Text;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Finds url(), @import and the strings of image-set() (CSS Images 4, section 2.3) in CSS by the tokens of CSS Syntax,
/// section 4.3, in pieces of text.
/// </summary>
/// <param name="found">Called with each URL, and whether it is that of a style sheet.</param>
internal sealed class CssScanner(Action<string, bool> found) : IScanner
{
    private const string NotInUrl = "\"'(";

    private const string OldImageSet = "-webkit-image-set";

    private AtRule _rule;

    // How many parentheses are open, from that of image-set() on; 0 outside it.
    private int _setDepth;

    /// <summary>Where the token of the current URL begins in the current piece.</summary>
    public int TokenStart { get; private set; }

    private enum AtRule : byte
    {
        None, Import, Namespace,
    }

    /// <inheritdoc/>
    public int Scan(ReadOnlySpan<char> text, bool isFinal)
    {
        var position = 0;
        while (position < text.Length)
        {
            TokenStart = position;
            var next = ScanToken(text, position, isFinal);
            if (next < 0)
                return position;
            position = next;
        }

        return position;
    }

    // Each of these returns the index after the token, or -1 if its end may still come.
    private int ScanToken(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var c = text[position];
        if (HtmlSpace.Is(c))
            return position + 1;
        if (c == '/')
            return ScanSlash(text, position, isFinal);
        if (c is '"' or '\'')
            return ScanString(text, position, isFinal);
        if (c == '@')
            return ScanAtKeyword(text, position, isFinal);
        if (IsName(c) || c == '\\')
            return ScanName(text, position, isFinal);
        _rule = AtRule.None;
        if (_setDepth > 0)
            _setDepth = c switch { '(' => _setDepth + 1, ')' => _setDepth - 1, ';' or '{' or '}' => 0, _ => _setDepth };
        return position + 1;
    }

    private static int ScanSlash(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        if (position + 1 == text.Length)
            return isFinal ? text.Length : -1;
        if (text[position + 1] != '*')
            return position + 1;
        var end = text[(position + 2)..].IndexOf("*/");
        return end >= 0 ? position + end + 4 : isFinal ? text.Length : -1;
    }

    private int ScanString(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var next = ReadString(text, position, isFinal, out var value);
        if (next >= 0 && _rule == AtRule.Import && !string.IsNullOrEmpty(value))
            found(value, true);
        else if (next >= 0 && _setDepth == 1 && !string.IsNullOrEmpty(value))
            found(value, false);
        if (next >= 0)
            _rule = AtRule.None;
        return next;
    }

    private int ScanAtKeyword(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var end = ReadName(text, position + 1, isFinal, out var name);
        if (end < 0)
            return -1;
        _rule = name.Equals("import", StringComparison.OrdinalIgnoreCase) ? AtRule.Import
            : name.Equals("namespace", StringComparison.OrdinalIgnoreCase) ? AtRule.Namespace : AtRule.None;
        return Math.Max(end, position + 1);
    }

    private int ScanName(ReadOnlySpan<char> text, int position, bool isFinal)
    {
        var end = ReadName(text, position, isFinal, out var name);
        if (end < 0)
            return -1;
        if (end >= text.Length || text[end] != '(' || !name.Equals("url", StringComparison.OrdinalIgnoreCase))
        {
            // A namespace may have a prefix before its URL.
            if (_rule == AtRule.Import)
                _rule = AtRule.None;
            if (_setDepth > 0 || end >= text.Length || text[end] != '(' || !IsImageSet(name))
                return Math.Max(end, position + 1);
            _setDepth = 1;
            return end + 1;
        }

        var next = ReadUrl(text, end + 1, isFinal, out var url);
        if (next < 0)
            return -1;
        if (!string.IsNullOrEmpty(url) && _rule != AtRule.Namespace)
            found(url, _rule == AtRule.Import);
        _rule = AtRule.None;
        return next;
    }

    private static int ReadUrl(ReadOnlySpan<char> text, int position, bool isFinal, out string? url)
    {
        url = null;
        while (position < text.Length && HtmlSpace.Is(text[position]))
            position++;
        if (position < text.Length && text[position] is '"' or '\'')
            return ReadString(text, position, isFinal, out url);

        // White space ends the URL, but not its token; behind it, and for what may stand in no URL unless it is
        // escaped, all up to the parenthesis is a bad one (section 4.3.14).
        var (value, isOver, isBad) = (new StringBuilder(), false, false);
        while (position < text.Length && text[position] != ')')
        {
            var c = text[position];
            var isSpace = HtmlSpace.Is(c);
            isBad |= !isSpace && (isOver || NotInUrl.Contains(c) || IsBrokenEscape(text, position));
            isOver |= isSpace;
            if (c == '\\')
                position = ReadEscape(text, position, value);
            else if (isSpace)
                position++;
            else
                value.Append(text[position++]);
        }

        var isWhole = position < text.Length || isFinal;
        url = isWhole && !isBad ? value.ToString() : null;
        return !isWhole ? -1 : Math.Min(position + 1, text.Length);
    }

    private static bool IsBrokenEscape(ReadOnlySpan<char> text, int position) =>
        text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '\n' or '\r' or '\f';

    private static int ReadString(ReadOnlySpan<char> text, int position, bool isFinal, out string? value)
    {
        var quote = text[position++];
        var content = new StringBuilder();
        value = null;
        for (; position < text.Length; position++)
        {
            var c = text[position];
            if (c == quote)
            {
                value = content.ToString();
                return position + 1;
            }

            if (c is '\n' or '\r' or '\f')
                return position;
            if (c != '\\')
                content.Append(c);
            else
                position = ReadEscape(text, position, content) - 1;
        }

        value = isFinal ? content.ToString() : null;
        return isFinal ? text.Length : -1;
    }

    private static int ReadName(ReadOnlySpan<char> text, int position, bool isFinal, out string name)
    {
        var start = position;
        while (position < text.Length && IsName(text[position]))
            position++;
        name = "";
        if (position < text.Length && text[position] == '\\')
        {
            var escaped = new StringBuilder().Append(text[start..position]);
            while (position < text.Length && (IsName(text[position]) || text[position] == '\\'))
            {
                if (text[position] == '\\')
                    position = ReadEscape(text, position, escaped);
                else
                    escaped.Append(text[position++]);
            }

            name = escaped.ToString();
        }
        else if (position - start <= OldImageSet.Length)
        {
            name = text[start..position].ToString();
        }

        return position >= text.Length && !isFinal ? -1 : position;
    }

    /// <summary>Reads a backslash and the character that it escapes.</summary>
    private static int ReadEscape(ReadOnlySpan<char> text, int position, StringBuilder target)
    {
        if (++position >= text.Length)
            return text.Length;
        if (!char.IsAsciiHexDigit(text[position]))
        {
            if (text[position] is not ('\n' or '\r' or '\f'))
                target.Append(text[position]);
            return position + (text[position..].StartsWith("\r\n") ? 2 : 1);
        }

        var value = 0;
        for (
            var digits = 0; digits < 6 && position < text.Length && char.IsAsciiHexDigit(text[position]); digits++,
            position++)
            value = (value * 16) + Convert.ToInt32(text[position].ToString(), 16);
        var rune = value > 0 && Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar;
        target.Append(rune.ToString());
        return position + (
            position < text.Length && HtmlSpace.Is(text[position]) ? text[position..].StartsWith("\r\n") ? 2 : 1 : 0);
    }

    private static bool IsImageSet(string name) => name.Equals("image-set", StringComparison.OrdinalIgnoreCase)
        || name.Equals(OldImageSet, StringComparison.OrdinalIgnoreCase);

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or >= '\x80';
}
