using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace LinkTools;

/// <summary>
/// What the module's views call for their cells: compiled, and so tested. Objects from a job or a remote session have the
/// same properties and other types, dictionaries in no order; they are shown the same.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Formatting
{
    private const int MaxRows = 10;
    private const string Dim = "\u001b[2m";
    private const string Cyan = "\u001b[36m";
    private const string Green = "\u001b[32m";
    private const string Red = "\u001b[31m";
    private const string Reset = "\u001b[0m";

    /// <summary>A link's URL for a table: external ones in cyan, unresolvable ones in red, as written, when the host can show it.</summary>
    public static string Url(PSObject link, bool hasColour)
    {
        ArgumentNullException.ThrowIfNull(link);
        var url = link.Properties["Url"]?.Value as string ?? "";
        var href = Clean(link.Properties["Href"]?.Value as string);
        if (url.Length == 0)
            return hasColour ? $"{Red}{href}{Reset}" : $"{href} (unresolvable)";
        if (!hasColour)
            return url;
        if (link.Properties["IsExternal"]?.Value is true)
            return $"{Cyan}{url}{Reset}";
        return link.Properties["IsNoFollow"]?.Value is true ? $"{Dim}{url}{Reset}" : url;
    }

    /// <summary>A text from elsewhere, which must not be able to write escape sequences to a terminal: without control characters.</summary>
    public static string Clean(string? text) =>
        text is null ? "" : text.Any(char.IsControl) ? string.Concat(text.Where(character => !char.IsControl(character))) : text;

    /// <summary>True in green, False in red, when the host can show it.</summary>
    public static string YesOrNo(bool value, bool hasColour) => hasColour ? $"{(value ? Green : Red)}{value}{Reset}" : $"{value}";

    /// <summary>A number; nothing for 0.</summary>
    public static string Number(long value) => value == 0 ? "" : value.ToString(CultureInfo.CurrentCulture);

    /// <summary>A time to the minute, in UTC, or the day alone where only that was said; nothing for null. At most 17 cells wide.</summary>
    public static string Moment(DateTimeOffset? value) => value?.UtcDateTime is not { } time ? ""
        : time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>A count of bytes, with the unit that keeps it short.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["KiB", "MiB", "GiB", "TiB"];
        if (bytes < 1024)
            return string.Create(CultureInfo.CurrentCulture, $"{bytes} bytes");
        var size = bytes / 1024d;
        var unit = 0;
        for (; size >= 1024 && unit < units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.CurrentCulture, $"{size:0.0} {units[unit]}");
    }

    /// <summary>How long a run took, and how many pages that were in a second.</summary>
    public static string Pace(TimeSpan elapsed, long pages) =>
        string.Create(CultureInfo.CurrentCulture, $"{elapsed:hh\\:mm\\:ss\\.f} ({pages / Math.Max(elapsed.TotalSeconds, 0.001):0.#} pages/s)");

    /// <summary>Counts by name, a line each (<c>8 × Timeout</c>), the highest first; at most ten, and how many there are more.</summary>
    public static string Counts(object? counts)
    {
        var rows = Entries(counts).OrderByDescending(entry => Convert.ToInt64(entry.Value, CultureInfo.InvariantCulture)).ThenBy(entry => entry.Key, StringComparer.Ordinal).ToList();
        var width = rows.Count == 0 ? 0 : $"{rows[0].Value}".Length;
        var lines = rows.Take(MaxRows).Select(row => $"{$"{row.Value}".PadLeft(width)} × {Clean(row.Key)}");
        return string.Join('\n', rows.Count > MaxRows ? lines.Append($"and {rows.Count - MaxRows} more") : lines);
    }

    /// <summary>Values by name, a line each, by name; those that say nothing are left out.</summary>
    public static string Rules(object? rules) =>
        string.Join('\n', Entries(rules).Where(rule => $"{rule.Value}".Length > 0).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{Clean(rule.Key)}: {Clean($"{rule.Value}")}"));

    /// <summary>Texts, a line each; at most ten, and how many there are more.</summary>
    public static string Lines(object? texts)
    {
        var all = Plain(texts) is IEnumerable items and not string ? items.Cast<object>().Select(item => Clean($"{item}")).ToList() : [Clean($"{texts}")];
        return string.Join('\n', all.Count > MaxRows ? all.Take(MaxRows).Append($"and {all.Count - MaxRows} more") : all);
    }

    private static IEnumerable<(string Key, object Value)> Entries(object? dictionary) =>
        Plain(dictionary) is IDictionary entries ? entries.Keys.Cast<object>().Select(key => ($"{key}", Plain(entries[key])!)) : [];

    private static object? Plain(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
