using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Dates in the format of the W3C note on date and time formats, from the year alone to fractions of a second.
/// </summary>
internal static partial class W3CDate
{
    private const int TickDigits = 7;

    /// <summary>
    /// The date; null for a text that is not one. Missing parts are the first of their kind, and UTC. Common deviations
    /// are accepted: a space for the T, time zones without a colon, fractions of any length.
    /// </summary>
    public static DateTimeOffset? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return null;
        var (year, month, day) = (Number("y", 1), Number("mo", 1), Number("d", 1));
        var (hour, minute, second) = (Number("h", 0), Number("mi", 0), Number("s", 0));
        var offset = new TimeSpan(Number("oh", 0), Number("om", 0), 0);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        if (hour > 23 || minute > 59 || second > 59 || offset > TimeSpan.FromHours(14))
            return null;

        var fraction = match.Groups["f"].Value.PadRight(TickDigits, '0')[..TickDigits];
        var local = new DateTime(year, month, day, hour, minute, second).AddTicks(
            long.Parse(fraction, CultureInfo.InvariantCulture));
        offset = match.Groups["sign"].Value == "-" ? -offset : offset;

        // The first and the last hours of the calendar do not exist in other time zones.
        return (local.Ticks - offset.Ticks) is >= 0 and var ticks
            && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(local, offset) : null;

        int Number(string group, int absent) =>
            match.Groups[group] is { Success: true, ValueSpan: var digits }
                ? int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture)
                : absent;
    }

    [GeneratedRegex(
        """
        ^\s*(?<y>[0-9]{4})(-(?<mo>[0-9]{1,2})(-(?<d>[0-9]{1,2})
        ([Tt\x20]+(?<h>[0-9]{1,2}):(?<mi>[0-9]{2})(:(?<s>[0-9]{2})([.,](?<f>[0-9]+))?)?
        \x20?([Zz]|UTC|GMT|(?<sign>[+-])(?<oh>[0-9]{2}):?(?<om>[0-9]{2})?)?)?)?)?\s*$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
