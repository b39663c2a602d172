using System.Globalization;

namespace LinkTools;

/// <summary>Counts in sentences, so that no message says "1 pages".</summary>
internal static class Plural
{
    /// <summary>The number and its noun: <c>1 page</c>, <c>2 pages</c>, <c>3 days</c>, <c>0 queries</c>.</summary>
    /// <param name="number">How many there are. It is written in the invariant culture.</param>
    /// <param name="noun">The singular.</param>
    public static string Of(long number, string noun)
    {
        var word = number == 1 ? noun : IsConsonantY(noun) ? $"{noun[..^1]}ies" : $"{noun}s";
        return string.Create(CultureInfo.InvariantCulture, $"{number} {word}");
    }

    // One query and two queries, but one day and two days.
    private static bool IsConsonantY(string noun) => noun is [.., not ('a' or 'e' or 'o' or 'u'), 'y'];
}
