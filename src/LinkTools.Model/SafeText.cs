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
        $"{Range('\0', '\b')}\v\f{Range('\x0E', '\x1F')}{Range('\x7F', '\x9F')}"
        + $"{Range('\u202A', '\u202E')}{Range('\u2066', '\u2069')}\u00AD\u200B\u2060\uFEFF");

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

    private static string Range(char first, char last)
    {
        var characters = new char[last - first + 1];
        for (var i = 0; i < characters.Length; i++)
            characters[i] = (char)(first + i);
        return new string(characters);
    }
}
