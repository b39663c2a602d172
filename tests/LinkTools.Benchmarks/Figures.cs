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

    /// <summary>A promise's last column.</summary>
    public static string Verdict(bool isKept) => isKept ? "kept" : "BROKEN";

    /// <summary>Text with numbers as tables show them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
