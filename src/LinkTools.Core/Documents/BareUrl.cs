using System.Buffers;
using System.Text.RegularExpressions;
using Markdig.Helpers;

namespace LinkTools.Core.Documents;

/// <summary>
/// An address without brackets in Markdown, by GitHub's rules (GitHub Flavored Markdown, section 6.9): a character
/// reference at its end is no part of it, and one inside is. The parser ends the address at both.
/// </summary>
internal static partial class BareUrl
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\f<");

    /// <summary>The whole address, as a reader sees it.</summary>
    /// <param name="text">The document from the address on.</param>
    public static string Read(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        var whole = end < 0 ? text : text[..end];
        for (var length = 0; length != whole.Length;)
        {
            length = whole.Length;
            foreach (var reference in ReferenceAtEnd().EnumerateMatches(whole))
                whole = whole[..reference.Index];
            // One character at a time: a reference may stand before what belongs to the text round it.
            if (whole.Length == length && !whole.EndsWith(";") && PlainTextReader.Trim(whole).Length < length)
                whole = whole[..^1];
        }

        return HtmlHelper.Unescape(whole.ToString(), removeBackSlash: false);
    }

    [GeneratedRegex("&[a-zA-Z0-9]+;$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceAtEnd();
}
