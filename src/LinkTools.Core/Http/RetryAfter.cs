using System.Globalization;

namespace LinkTools.Core.Http;

/// <summary>
/// Parses Retry-After (RFC 9110, 10.2.3): seconds or a date. Anything else, or a negative number, counts as absent.
/// </summary>
internal static class RetryAfter
{
    /// <summary>A time for use in a sentence.</summary>
    public static string Describe(TimeSpan asked) =>
        asked < TimeSpan.FromDays(3650)
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(asked.TotalSeconds)} s")
            : "years";

    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.NonValidated.TryGetValues("Retry-After", out var values))
            return null;
        var text = values.First().Trim();
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
            return long.TryParse(text, out var seconds)
                && seconds <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        return response.Headers.RetryAfter?.Date is { } date && date > now ? date - now : null;
    }
}
