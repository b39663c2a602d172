using System.Buffers;

namespace LinkTools.Core.Text;

/// <summary>Keeps what others wrote from sending escape sequences to the terminal that shows it.</summary>
internal static class ControlCharacters
{
    // C0 but for tab and line ends, DEL, and C1, whose CSI begins an escape sequence by itself.
    private static readonly SearchValues<char> All = SearchValues.Create(
        [
            .. Enumerable.Range(0, 0x20).Where(code => code is not ('\t' or '\n' or '\r'))
            .Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code)]);

    /// <summary>
    /// The text without its control characters, white space excepted; the same string where it has none.
    /// </summary>
    public static ReadOnlySpan<char> Remove(ReadOnlySpan<char> text) =>
        text.IndexOfAny(All) < 0 ? text : Remove(text.ToString());

    /// <inheritdoc cref="Remove(ReadOnlySpan{char})"/>
    public static string Remove(string text)
    {
        var first = text.AsSpan().IndexOfAny(All);
        return first < 0
            ? text
            : string.Concat(text.AsSpan(0, first), string.Concat(text.Skip(first).Where(c => !All.Contains(c))));
    }
}
