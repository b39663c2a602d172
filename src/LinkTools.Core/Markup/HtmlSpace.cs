using System.Buffers;
using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>ASCII white space in the sense of the HTML Standard: tab, LF, FF, CR, space.</summary>
internal static class HtmlSpace
{
    private const ulong Mask = (1UL << '\t') | (1UL << '\n') | (1UL << '\f') | (1UL << '\r') | (1UL << ' ');

    private static readonly SearchValues<char> All = SearchValues.Create("\t\n\f\r ");

    private static readonly SearchValues<char> AllAndNul = SearchValues.Create("\t\n\f\r \0");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(char c) => c <= ' ' && ((Mask >> c) & 1) != 0;

    /// <summary>
    /// True if <paramref name="text"/> contains anything but white space and NUL, which the tree construction drops.
    /// </summary>
    public static bool HasOther(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(AllAndNul) >= 0;

    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && Is(text[0]))
            text = text[1..];
        while (text.Length > 0 && Is(text[^1]))
            text = text[..^1];
        return text;
    }

    /// <summary>
    /// Removes the next token from <paramref name="rest"/> and returns it. Tokens are separated by white space. False
    /// at the end.
    /// </summary>
    public static bool NextToken(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> token)
    {
        var start = rest.IndexOfAnyExcept(All);
        if (start < 0)
        {
            token = rest = default;
            return false;
        }

        rest = rest[start..];
        var length = rest.IndexOfAny(All);
        token = length < 0 ? rest : rest[..length];
        rest = rest[token.Length..];
        return true;
    }
}
