using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers;

/// <summary>How much of an output file belongs to pages that are completed: what follows is cut when it is opened.
/// </summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Format">What it is written as, e.g. csv.</param>
/// <param name="Bytes">Its length up to the last row of a completed page.</param>
public sealed record OutputMark(string Path, string Format, long Bytes)
{
    /// <summary>Rows in it of pages that another process has, too; cut when it is opened.</summary>
    public IReadOnlyList<RowSpan> Refused { get; init; } = [];

    /// <summary>A copy without them that is to replace the file; null for none.</summary>
    public string? Copy { get; init; }
}
