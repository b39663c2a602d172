using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace LinkTools;

/// <summary>
/// The text of cells in the module's views. Dictionaries from a job or a remote session have lost their order.
/// </summary>
internal static class CellText
{
    private const int MaxRows = 10;

    /// <summary>
    /// A text in one line that cannot act on a terminal: an object from a job or a CSV file may have been changed by
    /// anybody.
    /// </summary>
    public static string Clean(string text) => SafeText.CleanLine(text);

    /// <summary>A time to the minute, in UTC, or only the day where the source names no time.</summary>
    public static string Moment(DateTimeOffset value)
    {
        var time = value.UtcDateTime;
        var format = time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A number of bytes, in the largest unit that fits.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["KiB", "MiB", "GiB", "TiB"];
        if (bytes < 1024)
            return Plural.Of(bytes, "byte");
        var size = bytes / 1024d;
        var unit = 0;
        for (; size >= 1024 && unit < units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.CurrentCulture, $"{size:0.0} {units[unit]}");
    }

    /// <summary>How long a run took, and how many pages it read in a second.</summary>
    public static string Pace(TimeSpan elapsed, long pages)
    {
        var pace = pages / Math.Max(elapsed.TotalSeconds, 0.001);
        return string.Create(CultureInfo.CurrentCulture, $"{elapsed:hh\\:mm\\:ss\\.f} ({pace:0.#} pages/s)");
    }

    /// <summary>
    /// Counts by name, one on each line (<c>8 × Timeout</c>), the highest first; at most ten, and how many more there
    /// are.
    /// </summary>
    public static string Counts(object? counts)
    {
        var rows = Entries(counts)
            .OrderByDescending(entry => Convert.ToInt64(entry.Value, CultureInfo.InvariantCulture))
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToList();
        var width = rows.Count == 0 ? 0 : $"{rows[0].Value}".Length;
        return Rows([.. rows.Select(row => $"{$"{row.Value}".PadLeft(width)} × {Clean(row.Key)}")]);
    }

    /// <summary>Values by name, one on each line, sorted by name; empty values are left out.</summary>
    public static string Rules(object? rules)
    {
        var rows = Entries(rules)
            .Where(rule => $"{rule.Value}".Length > 0)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{Clean(rule.Key)}: {Clean($"{rule.Value}")}");
        return string.Join('\n', rows);
    }

    /// <summary>Texts, one on each line; at most ten, and how many more there are.</summary>
    public static string Lines(object? texts) => texts is IEnumerable items and not string
        ? Rows([.. items.Cast<object>().Select(item => Clean($"{item}"))])
        : Clean($"{texts}");

    /// <summary>The value itself, without PowerShell's wrapper.</summary>
    public static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Rows(List<string> rows) => string.Join(
        '\n', rows.Count > MaxRows ? rows.Take(MaxRows).Append($"and {rows.Count - MaxRows} more") : rows);

    private static IEnumerable<(string Key, object Value)> Entries(object? dictionary) =>
        dictionary is IDictionary entries
            ? entries.Keys.Cast<object>().Select(key => ($"{key}", Plain(entries[key])!))
            : [];
}
