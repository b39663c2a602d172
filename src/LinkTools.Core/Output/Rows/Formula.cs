using System.Buffers;

namespace LinkTools.Core.Output.Rows;

/// <summary>Knows what a spreadsheet would run instead of showing it.</summary>
internal static class Formula
{
    // The signs of other widths count as signs in East Asian versions; what stands after a tab or a line end is read by
    // some programs as if it began the cell.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>True for text that a spreadsheet would take for a formula.</summary>
    public static bool IsLike(ReadOnlySpan<char> text) => text.Length > 0 && Beginnings.Contains(text[0]);
}
