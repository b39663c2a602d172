using System.Globalization;

namespace LinkTools.Core.Http.Cookies;

/// <summary>Parses dates in the many forms that servers write into cookies (RFC 6265, 5.1.1).</summary>
internal static class CookieDate
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The date; null for a text that is not one.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        (int Hour, int Minute, int Second)? time = null;
        int? day = null, month = null, year = null;
        foreach (var token in Tokens(text))
        {
            if (time is null && ReadTime(token) is { } found)
                time = found;
            else if (day is null && ReadNumber(token, 1, 2) is { } ofMonth)
                day = ofMonth;
            else if (month is null && Array.FindIndex(
                Months, name => token.StartsWith(name, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index)
                month = index + 1;
            else if (year is null && ReadNumber(token, 2, 4) is { } number)
                year = number + (number is >= 70 and <= 99 ? 1900 : number < 70 ? 2000 : 0);
        }

        if (time is not { Hour: < 24, Minute: < 60, Second: < 60 } clock || month is not { } m || year is not >= 1601
            || day is not { } d || d < 1 || d > DateTime.DaysInMonth(year.Value, m))
            return null;
        return new DateTimeOffset(year.Value, m, d, clock.Hour, clock.Minute, clock.Second, TimeSpan.Zero);
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !IsDelimiter(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
                yield return text[start..i];
            start = -1;
        }
    }

    private static bool IsDelimiter(char c) =>
        c is '\t' or (>= ' ' and <= '/') or (>= ';' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');

    private static (int Hour, int Minute, int Second)? ReadTime(string token)
    {
        var parts = token.Split(':', 3);
        return parts.Length == 3 && ReadWhole(parts[0]) is { } hour && ReadWhole(parts[1]) is { } minute
            && ReadNumber(parts[2], 1, 2) is { } second
            ? (hour, minute, second)
            : null;

        static int? ReadWhole(string text) => text.All(char.IsAsciiDigit) ? ReadNumber(text, 1, 2) : null;
    }

    // Digits, followed by nothing or by something that is not a digit.
    private static int? ReadNumber(string token, int least, int most)
    {
        var digits = token.TakeWhile(char.IsAsciiDigit).Count();
        return digits >= least && digits <= most
            ? int.Parse(token.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }
}
