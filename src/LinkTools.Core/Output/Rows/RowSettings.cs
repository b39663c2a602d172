using System.Globalization;

namespace LinkTools.Core.Output.Rows;

/// <summary>The format options of rows. Immutable.</summary>
public sealed record RowSettings
{
    /// <summary>The names of the columns, in the order in which values are written.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>
    /// Where each of the <see cref="Columns"/> goes in a file that has its own order of columns; null for the usual
    /// order.
    /// </summary>
    public IReadOnlyList<int>? Order { get; init; }

    /// <summary>Put an apostrophe before text that a spreadsheet would take for a formula.</summary>
    public bool EscapesFormulas { get; init; }

    /// <summary>The culture that formats dates and fractions in CSV.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;
}
