using System.Globalization;

namespace LinkTools.Benchmarks;

/// <summary>What is said of several measurements of one thing.</summary>
internal static class Figures
{
    /// <summary>The middle one; the mean of the middle two of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>
    /// The median of what each is of its neighbour in the other list: a machine that is busy for a while is so for
    /// both.
    /// </summary>
    public static double MedianShare(IEnumerable<double> values, IEnumerable<double> of) =>
        Median(values.Zip(of, (value, whole) => value / whole));

    /// <summary>Three cells of a table: the median, the least, the most.</summary>
    public static string Spread(IReadOnlyCollection<double> rates) =>
        Text($"{Median(rates):N0} | {rates.Min():N0} | {rates.Max():N0}");

    /// <summary>A name, as the cell of a table: pipes would end it.</summary>
    public static string Cell(string name) => name.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A promise's last column.</summary>
    public static string Verdict(bool isKept) => isKept ? "kept" : "BROKEN";

    /// <summary>Text with numbers as tables show them.</summary>
    public static string Text(ref InvariantText text) => text.ToString();
}
