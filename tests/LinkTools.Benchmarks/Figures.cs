using System.Globalization;

namespace LinkTools.Benchmarks;

/// <summary>Statistics of several measurements.</summary>
internal static class Figures
{
    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>
    /// The median of the ratios of two lists, measurement by measurement, so that a busy machine affects both.
    /// </summary>
    public static double MedianShare(IEnumerable<double> values, IEnumerable<double> of) =>
        Median(values.Zip(of, (value, whole) => value / whole));

    /// <summary>Three cells of a table: median, minimum, maximum.</summary>
    public static string Spread(IReadOnlyCollection<double> rates) =>
        Text($"{Median(rates):N0} | {rates.Min():N0} | {rates.Max():N0}");

    /// <summary>A name as the cell of a table, in which pipes must be escaped.</summary>
    public static string Cell(string name) => name.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>The last column of a limit.</summary>
    public static string Verdict(bool isKept) => isKept ? "kept" : "BROKEN";

    /// <summary>Text with numbers as tables show them.</summary>
    public static string Text(ref InvariantText text) => text.ToString();
}
