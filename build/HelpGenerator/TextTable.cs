namespace HelpGenerator;

/// <summary>A table as text: columns side by side, the last one wrapped.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    /// <summary>Formats a table.</summary>
    /// <param name="rows">The cells. The first row is the header, which is left out if it is empty.</param>
    /// <param name="width">The most columns of a line.</param>
    public static string Render(IReadOnlyList<string[]> rows, int width)
    {
        var count = rows.Max(row => row.Length);
        var widths = Enumerable.Range(0, count)
            .Select(column => rows.Max(row => row.ElementAtOrDefault(column)?.Length ?? 0)).ToArray();
        var others = widths.SkipLast(1).Sum(columns => columns + Gap);
        widths[^1] = Math.Min(widths[^1], Math.Max(20, width - others));

        var lines = new List<string>();
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
        {
            if (index == 0 && row.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            lines.AddRange(Lines(row, widths));
            if (index == 0)
            {
                lines.AddRange(Lines([.. widths.Select(columns => new string('-', columns))], widths));
            }
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(string[] row, int[] widths)
    {
        var cells = widths.Select(
            (columns, index) => PlainText.Wrap(row.ElementAtOrDefault(index) ?? "", columns).Split('\n')).ToArray();
        for (var line = 0; line < cells.Max(cell => cell.Length); line++)
        {
            var parts = cells.Select((cell, index) => (cell.ElementAtOrDefault(line) ?? "").PadRight(widths[index]));
            yield return string.Join(new string(' ', Gap), parts).TrimEnd();
        }
    }
}
