using System.Globalization;

namespace LinkTools.Core.Output.Rows;

/// <summary>How rows are written. Immutable.</summary>
public sealed record RowSettings
{
    /// <summary>The columns' names, in the order in which values are given.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>
    /// Where the values go, by number of <see cref="Columns"/>, for a file that has columns of its own; null for all in
    /// their order.
    /// </summary>
    public IReadOnlyList<int>? Order { get; init; }

    /// <summary>Put an apostrophe before text that a spreadsheet would take for a formula.</summary>
    public bool EscapesFormulas { get; init; }

    /// <summary>How CSV spells dates and fractions.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;
}
