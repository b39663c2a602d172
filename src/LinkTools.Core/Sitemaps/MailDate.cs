using System.Globalization;

namespace LinkTools.Core.Sitemaps;

/// <summary>Dates of RSS: those of mail (RFC 822 with years of four digits), and what feeds make of them.</summary>
internal static class MailDate
{
    private static readonly string[] Formats =
        [
            "d MMM yyyy H:m:s zzz", "d MMM yyyy H:m zzz", "d MMMM yyyy H:m:s zzz", "d MMM yy H:m:s zzz",
            "d MMM yy H:m zzz", "d MMM yyyy zzz"];

    /// <summary>
    /// The date; null for a text that is not one. The day of the week may be missing or wrong; a missing time zone
    /// means UTC.
    /// </summary>
    public static DateTimeOffset? Parse(string text)
    {
        text = text[(text.IndexOf(',', StringComparison.Ordinal) + 1)..].Trim();
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        if (parts.Count < 3)
            return null;
        if (FindOffset(parts[^1]) is { } offset)
            parts[^1] = offset;
        else
            parts.Add("+00:00");
        return DateTimeOffset.TryParseExact(
            string.Join(' ', parts), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    private static string? FindOffset(string zone) => zone.ToUpperInvariant() switch
    {
        "GMT" or "UTC" or "UT" or "Z" => "+00:00",
        "EDT" => "-04:00",
        "EST" or "CDT" => "-05:00",
        "CST" or "MDT" => "-06:00",
        "MST" or "PDT" => "-07:00",
        "PST" => "-08:00",
        ['+' or '-', _, _, _, _] written => $"{written[..3]}:{written[3..]}",
        ['+' or '-', _, _, ':', _, _] written => written,
        _ => null,
    };
}
