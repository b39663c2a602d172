using System.Globalization;
using System.Text;

namespace LinkTools.Core.Checking;

/// <summary>
/// The text that a text fragment names (URL Fragment Text Directives, 3.3):
/// <c>text=[prefix-,]start[,end][,-suffix]</c>. Only whole words match; case and accents are ignored.
/// </summary>
internal sealed record TextDirective
{
    private const string Key = "text=";

    private string _prefix = "", _start = "", _end = "", _suffix = "";

    private TextDirective()
    {
    }

    /// <summary>The beginning of the text, as written.</summary>
    public string Start { get; private init; } = "";

    /// <summary>All texts of a fragment directive; malformed ones are ignored.</summary>
    /// <param name="directive">The part after <c>:~:</c>.</param>
    public static IReadOnlyList<TextDirective> ParseAll(string directive) =>
    [
        .. directive.Split('&').Where(part => part.StartsWith(Key, StringComparison.Ordinal))
            .Select(part => Parse(part[Key.Length..])).OfType<TextDirective>(),
    ];

    /// <summary>A text prepared for comparison: without case and accents, white space collapsed.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Ascii.IsValid(text) ? text : text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(char.ToUpperInvariant(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>True if a page has the text.</summary>
    /// <param name="page">The page's text, prepared in the same way.</param>
    public bool IsIn(string page)
    {
        for (var at = Find(page, _start, 0); at >= 0; at = Find(page, _start, at + 1))
        {
            if (_prefix.Length > 0 && !EndsWith(page.AsSpan(0, at).TrimEnd(' '), _prefix))
                continue;
            var end = at + _start.Length;
            if (_end.Length == 0)
            {
                if (StartsWith(page.AsSpan(end).TrimStart(' '), _suffix))
                    return true;
                continue;
            }

            for (var last = Find(page, _end, end); last >= 0; last = Find(page, _end, last + 1))
            {
                if (StartsWith(page.AsSpan(last + _end.Length).TrimStart(' '), _suffix))
                    return true;
            }
        }

        return false;
    }

    private static TextDirective? Parse(string value)
    {
        var parts = value.Split(',').ToList();
        var (prefix, suffix) = ("", "");
        if (parts.Count > 1 && parts[0].EndsWith('-'))
        {
            prefix = parts[0][..^1];
            parts.RemoveAt(0);
        }

        if (parts.Count > 1 && parts[^1].StartsWith('-'))
        {
            suffix = parts[^1][1..];
            parts.RemoveAt(parts.Count - 1);
        }

        if (parts.Count > 2 || parts.Exists(part => part.Length == 0 || part.StartsWith('-') || part.EndsWith('-')))
            return null;
        return new TextDirective
        {
            Start = FragmentIds.Decode(parts[0]),
            _prefix = FoldPart(prefix),
            _start = FoldPart(parts[0]),
            _end = parts.Count > 1 ? FoldPart(parts[1]) : "",
            _suffix = FoldPart(suffix),
        };
    }

    private static string FoldPart(string part) => Fold(FragmentIds.Decode(part)).Trim(' ');

    private static int Find(string page, string text, int start)
    {
        for (var at = start; text.Length > 0; at++)
        {
            at = at < page.Length ? page.IndexOf(text, at, StringComparison.Ordinal) : -1;
            if (at < 0 || (IsBound(page, at) && IsBound(page, at + text.Length)))
                return at;
        }

        return -1;
    }

    private static bool EndsWith(ReadOnlySpan<char> page, string text) =>
        page.EndsWith(text, StringComparison.Ordinal) && IsBound(page, page.Length - text.Length);

    private static bool StartsWith(ReadOnlySpan<char> page, string text) =>
        page.StartsWith(text, StringComparison.Ordinal) && IsBound(page, text.Length);

    /// <summary>True if no word continues here.</summary>
    private static bool IsBound(ReadOnlySpan<char> text, int at) =>
        at <= 0 || at >= text.Length || !IsInWord(text[at - 1]) || !IsInWord(text[at]);

    // Scripts without spaces between words: a word may end anywhere.
    private static bool IsInWord(char c) =>
        char.IsLetterOrDigit(c) && c is not ((>= '\u0E00' and <= '\u0EFF') or (>= '\u1780' and <= '\u17FF')
            or (>= '\u2E80' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF'));
}
