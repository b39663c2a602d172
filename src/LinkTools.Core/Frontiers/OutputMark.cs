using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// How much of an output file belongs to completed pages; the rest is cut off when the file is opened.
/// </summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Format">Its format, e.g. csv.</param>
/// <param name="Bytes">Its length up to the last row of a completed page.</param>
public sealed record OutputMark(string Path, string Format, long Bytes)
{
    /// <summary>Its rows of pages that another process also has; they are removed when the file is opened.</summary>
    public IReadOnlyList<RowSpan> Refused { get; init; } = [];

    /// <summary>A copy without these rows that will replace the file; null for none.</summary>
    public string? Copy { get; init; }
}
