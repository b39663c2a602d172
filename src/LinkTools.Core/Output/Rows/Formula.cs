using System.Buffers;

namespace LinkTools.Core.Output.Rows;

/// <summary>Recognises text that a spreadsheet would run as a formula.</summary>
internal static class Formula
{
    // Full-width signs begin formulas in East Asian versions. Some programs treat text after a tab or a line end as the
    // beginning of a cell.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    /// <summary>True for text that a spreadsheet would take for a formula.</summary>
    public static bool IsLike(ReadOnlySpan<char> text) => text.Length > 0 && Beginnings.Contains(text[0]);
}
