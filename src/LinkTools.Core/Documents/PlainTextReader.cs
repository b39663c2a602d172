using System.Text.RegularExpressions;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>Finds URLs in plain text: URLs with a scheme, and those that begin with www.</summary>
internal sealed partial class PlainTextReader : IDocumentReader
{
    /// <summary>Characters that end a sentence or a quotation, not a URL.</summary>
    private const string Trailing = ".,;:!?'\"*~`|";

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
            // A mark for slanted text is no word that the URL would be a part of.
            var isSlanted = text[match.Index] == '_';
            var (start, end) = (match.Index + (isSlanted ? 1 : 0), match.Index + match.Length);
            while (start < end)
            {
                var next = NextOf(text.AsSpan(start, end - start));
                Add(text, start, Trim(text.AsSpan(start, next), isSlanted), lines, document);
                start += next;
            }
        }
    }

    private static void Add(
        string text, int start, ReadOnlySpan<char> written, LineStarts lines, DocumentDraft document)
    {
        var hasScheme = !written.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
        // "http://" alone, what only looks like it, and the middle of a host's name or of a mail address.
        if (Bare().IsMatch(written) || (!hasScheme && start > 0 && text[start - 1] is '.' or '@' or '-' or '/' or '\\'))
            return;
        document.Add(
            hasScheme ? written : $"http://{written}", LinkKind.Hyperlink, written.ToString(), lines.PlaceOf(start));
    }

    // In a list without spaces, a URL ends where the next one begins.
    private static int NextOf(ReadOnlySpan<char> urls)
    {
        for (var at = 1; at < urls.Length; at++)
        {
            var length = urls[at..].IndexOfAny(',', ';', '|');
            if (length < 0)
                break;
            at += length;
            if (Scheme().IsMatch(urls[(at + 1)..]))
                return at + 1;
        }

        return urls.Length;
    }

    /// <summary>
    /// The URL without the characters that belong to the text around it: punctuation at its end, and brackets there
    /// that it does not open.
    /// </summary>
    /// <param name="url">What may be one.</param>
    /// <param name="isSlanted">True where '_' stands before it, and so may end it.</param>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> url, bool isSlanted = false)
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
            var isOutside = bracket < 0 ? IsPunctuation(url[^1]) || (isSlanted && url[^1] == '_')
                : !IsOpened(open, bracket);
            if (!isOutside)
                break;
            url = url[..^1];
        }

        return url;
    }

    private static bool IsPunctuation(char c) =>
        Trailing.Contains(c, StringComparison.Ordinal) || (c >= '\x80' && char.IsPunctuation(c));

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
        @"(\b|_)((https?|ftps?)://|mailto:|www\.)"
        + @"[^\s\p{Cc}<>""\\\p{Pi}\p{Pf}\u3000-\u303F\uFF01\uFF08\uFF09\uFF0C\uFF1A-\uFF1F]+",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex UrlInText();

    [GeneratedRegex("^(https?|ftps?)://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"^((https?|ftps?)(:/*)?|mailto:?|www)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
