using System.Globalization;

namespace LinkTools.Core.Checking;

/// <summary>Sets of HTTP statuses as people write them: <c>403</c>, <c>2xx</c>, <c>200-299</c>.</summary>
public sealed class StatusRanges
{
    private readonly List<(int First, int Last)> _ranges = [];

    /// <summary>An empty set.</summary>
    public static StatusRanges None { get; } = new();

    /// <summary>The set of all <paramref name="texts"/>; null, and the first invalid text, if one is invalid.</summary>
    public static StatusRanges? Parse(IEnumerable<string> texts, out string? wrong)
    {
        var ranges = new StatusRanges();
        foreach (var text in texts)
        {
            wrong = text;
            if (ParseOne(text.Trim()) is not { } range)
                return null;
            ranges._ranges.Add(range);
        }

        wrong = null;
        return ranges;
    }

    /// <summary>True if the status is in the set.</summary>
    public bool Contains(int status) => _ranges.Exists(range => status >= range.First && status <= range.Last);

    /// <summary>The same text for the same ranges.</summary>
    public override string ToString() => string.Join(',', _ranges);

    private static (int First, int Last)? ParseOne(string text)
    {
        if (text.Length == 3 && char.IsAsciiDigit(text[0])
            && text[1..].Equals("xx", StringComparison.OrdinalIgnoreCase))
            return ((text[0] - '0') * 100, ((text[0] - '0') * 100) + 99);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        var first = Number(dash < 0 ? text : text[..dash]);
        var last = dash < 0 ? first : Number(text[(dash + 1)..]);
        return first is { } from && last is { } to && from <= to ? (from, to) : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 100 and <= 999 ? number : null;
}
