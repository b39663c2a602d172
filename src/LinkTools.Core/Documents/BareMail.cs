using System.Text.RegularExpressions;

namespace LinkTools.Core.Documents;

/// <summary>
/// Finds mail addresses without brackets around them, which GitHub makes links of (GitHub Flavored Markdown, 6.9).
/// </summary>
internal static partial class BareMail
{
    /// <summary>The places of the addresses in a text.</summary>
    public static List<Range> Find(ReadOnlySpan<char> text)
    {
        var found = new List<Range>();
        if (!text.Contains('@'))
            return found;
        foreach (var match in Address().EnumerateMatches(text))
        {
            var end = match.Index + match.Length;
            if (text[end - 1] is not ('-' or '_'))
                found.Add(match.Index..end);
        }

        return found;
    }

    [GeneratedRegex(
        @"[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)+",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
