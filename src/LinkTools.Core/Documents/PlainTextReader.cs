using System.Text.RegularExpressions;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>Finds URLs in plain text: URLs with a scheme, and those that begin with www.</summary>
internal sealed partial class PlainTextReader : IDocumentReader
{
    /// <summary>Characters that end a sentence or a quotation, not a URL.</summary>
    private const string Trailing = ".,;:!?'\"*~`|\\";

    private const string Brackets = "()[]{}";

    /// <inheritdoc/>
    public int BytesForChar => 2;

    /// <inheritdoc/>
    public void Read(string text, DocumentDraft document)
    {
        var lines = new LineStarts(text);
        foreach (var match in UrlInText().EnumerateMatches(text))
        {
            document.Context.Stop.ThrowIfCancellationRequested();
            var written = Trim(text.AsSpan(match.Index, match.Length));
            // "http://" alone, and text that only looks like a URL.
            if (Bare().IsMatch(written))
                continue;
            var href = written.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"http://{written}" : written;
            document.Add(href, LinkKind.Hyperlink, written.ToString(), lines.PlaceOf(match.Index));
        }
    }

    /// <summary>
    /// The URL without the characters that belong to the text around it: punctuation at its end, and brackets there
    /// that it does not open.
    /// </summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> url)
    {
        Span<int> open = stackalloc int[Brackets.Length / 2];
        foreach (var c in url)
        {
            if (Brackets.IndexOf(c, StringComparison.Ordinal) is >= 0 and var bracket)
                open[bracket / 2] += bracket % 2 == 0 ? 1 : -1;
        }

        while (url.Length > 0)
        {
            var bracket = Brackets.IndexOf(url[^1], StringComparison.Ordinal);
            if (bracket < 0 ? !Trailing.Contains(url[^1], StringComparison.Ordinal) : IsOpened(open, bracket))
                break;
            url = url[..^1];
        }

        return url;
    }

    // A bracket that closes one in the URL belongs to the URL; one that opens at its end does not.
    private static bool IsOpened(Span<int> open, int bracket)
    {
        ref var left = ref open[bracket / 2];
        if (bracket % 2 == 1 && left >= 0)
            return true;
        left += bracket % 2 == 0 ? -1 : 1;
        return false;
    }

    // A URL ends at white space, at characters that no URL has, and at quotation marks and punctuation outside ASCII.
    [GeneratedRegex(
        @"\b((https?|ftps?)://|mailto:|www\.)"
        + @"[^\s\p{Cc}<>""\p{Pi}\p{Pf}\u3000-\u303F\uFF01\uFF08\uFF09\uFF0C\uFF1A-\uFF1F]+",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex UrlInText();

    [GeneratedRegex(
        @"^((https?|ftps?)(:(//)?)?|mailto:?|www)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
