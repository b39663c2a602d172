using System.Buffers;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>The "shared declarative refresh steps": HTML Standard, section 4.2.5.3.</summary>
internal static class MetaRefresh
{
    private static readonly SearchValues<char> DigitsAndPoints = SearchValues.Create("0123456789.");

    /// <summary>
    /// Parses the value of a refresh. False if it is not one. <paramref name="url"/> is empty if the document itself is
    /// to be reloaded.
    /// </summary>
    public static bool TryParse(string value, out int seconds, out string url)
    {
        url = "";
        seconds = 0;
        var rest = SkipSpace(value);
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? rest[..end] : rest;
        if (digits.Length == 0 && (rest.Length == 0 || rest[0] != '.'))
            return false;
        seconds = digits.Length == 0 ? 0 : int.TryParse(digits, out var parsed) ? parsed : int.MaxValue;
        rest = rest[digits.Length..];
        rest = rest[(rest.IndexOfAnyExcept(DigitsAndPoints) is >= 0 and var other ? other : rest.Length)..];
        if (rest.Length == 0)
            return true;
        if (rest[0] is not (';' or ',') && !HtmlSpace.Is(rest[0]))
            return false;
        rest = SkipSpace(rest);
        if (rest.Length > 0 && rest[0] is ';' or ',')
            rest = rest[1..];
        url = HtmlSpace.Trim(Unquote(SkipName(SkipSpace(rest)))).ToString();
        return true;
    }

    // "url =" may precede the URL; any part of it belongs to the URL.
    private static ReadOnlySpan<char> SkipName(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("url", StringComparison.OrdinalIgnoreCase))
            return text;
        var rest = SkipSpace(text[3..]);
        return rest.Length > 0 && rest[0] == '=' ? SkipSpace(rest[1..]) : text;
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('"' or '\''))
            return text;
        var inner = text[1..];
        return inner.IndexOf(text[0]) is >= 0 and var end ? inner[..end] : inner;
    }

    private static ReadOnlySpan<char> SkipSpace(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && HtmlSpace.Is(text[0]))
            text = text[1..];
        return text;
    }
}
