using System.Buffers;

namespace LinkTools;

/// <summary>
/// Cleans text from pages and servers: nothing in it can act on a terminal, change the order in which a line is shown,
/// or make two strings look the same that are not.
/// </summary>
/// <remarks>
/// Removed are C0 and C1 control characters other than white space; bidirectional embeddings, overrides and isolates;
/// zero width space, word joiner, byte order mark and soft hyphen. Marks and joiners that writing systems need (U+061C,
/// U+200C to U+200F) are kept.
/// </remarks>
internal static class SafeText
{
    // C1 characters also begin escape sequences.
    private static readonly SearchValues<char> Removed = SearchValues.Create(
        [
            .. Enumerable.Range(0, 0x20).Where(code => code is not ('\t' or '\n' or '\r'))
            .Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x202A, 5))
            .Concat(Enumerable.Range(0x2066, 4)).Select(code => (char)code),
            '\u00AD', '\u200B', '\u2060', '\uFEFF',
        ]);

    /// <summary>True for a character that <see cref="Clean(string)"/> removes.</summary>
    public static bool IsRemoved(char character) => Removed.Contains(character);

    /// <summary>The text without these characters; the same string if it has none. White space is kept.</summary>
    public static string Clean(string text)
    {
        var first = text.AsSpan().IndexOfAny(Removed);
        return first < 0
            ? text
            : string.Concat(text.AsSpan(0, first), string.Concat(text.Skip(first).Where(c => !IsRemoved(c))));
    }

    /// <inheritdoc cref="Clean(string)"/>
    public static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text) =>
        text.IndexOfAny(Removed) < 0 ? text : Clean(text.ToString());

    /// <summary>The same in one line: tabs and line ends are removed, too.</summary>
    public static string CleanLine(string text)
    {
        var clean = Clean(text);
        return clean.AsSpan().IndexOfAny('\t', '\n', '\r') < 0
            ? clean
            : string.Concat(clean.Where(c => c is not ('\t' or '\n' or '\r')));
    }
}
