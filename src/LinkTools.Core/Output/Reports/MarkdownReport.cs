using System.Globalization;
using System.Text;
using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// Markdown for a pull request or a job summary, which accept at most 65,536 characters: counts, then the problems, the
/// worst first, as many as fit. It keeps no more rows than could fit.
/// </summary>
internal sealed class MarkdownReport(Stream output, ReportOptions options) : IReportWriter
{
    private const int MaxChars = 65_000;
    private const int MaxCellChars = 300;

    // Room for the sentence that says how many were left out.
    private const int ClosingChars = 300;

    // The worst rows, by rank. Each rank alone could fill the report, so none keeps more.
    private readonly Dictionary<int, List<string>> _rows = [];
    private readonly Dictionary<int, int> _chars = [];
    private long _count;

    /// <inheritdoc/>
    public void Add(LinkCheck link)
    {
        _count++;
        // Problems in the baseline come after new ones.
        var rank = CheckStatuses.RankOf(link.Status) + (link.IsKnown ? 100 : 0);
        if (_chars.GetValueOrDefault(rank) > MaxChars)
            return;
        var row = RowOf(link);
        if (!_rows.TryGetValue(rank, out var rows))
            _rows.Add(rank, rows = []);
        rows.Add(row);
        _chars[rank] = _chars.GetValueOrDefault(rank) + row.Length;
    }

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Escape(options.Title, MaxCellChars)).Append("\n\n");
        text.Append(Plural.Of(totals.Links, "link")).Append(" on ").Append(Plural.Of(totals.Pages, "page")).Append('.');
        if (totals.Known > 0)
            text.Append(CultureInfo.InvariantCulture, $" {totals.Known} of them are known from the baseline.");
        text.Append("\n\n");
        if (totals.Statuses.Count > 0)
            text.Append("| Status | Links |\n|---|---:|\n");
        foreach (var (status, links) in totals.Statuses)
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Escape(status, MaxCellChars)} | {links} |\n");
        if (_count > 0)
            text.Append("\n## Findings\n\n| Status | Link | Page | Line | What to do |\n|---|---|---|---:|---|\n");
        var written = 0L;
        foreach (var row in _rows.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value))
        {
            if (text.Length + row.Length + ClosingChars > MaxChars)
                break;
            text.Append(row);
            written++;
        }

        if (_count == 0)
            text.Append("\nNo link needs attention.\n");
        else if (written < _count)
            text.Append(
                CultureInfo.InvariantCulture, $"\n{_count - written} more are not shown; these are the worst ones.\n");
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void Dispose()
    {
        // It only holds memory.
    }

    private static string RowOf(LinkCheck link)
    {
        var status = link.StatusCode is { } code
            ? string.Create(CultureInfo.InvariantCulture, $"{link.Status} {code}") : link.Status;
        var line = link.Line > 0 ? link.Line.ToString(CultureInfo.InvariantCulture) : "";
        var advice = ReportText.MessageOf(link);
        if (link.Suggestion.Length > 0)
            advice = $"{advice} Use {link.Suggestion}";
        return $"| {MarkdownText.Escape(link.IsKnown ? $"{status} (known)" : status, MaxCellChars)} "
            + $"| {MarkdownText.Link(ReportText.NameOf(link), ReportText.TargetOf(link), MaxCellChars)} "
            + $"| {MarkdownText.Link(link.SourceUrl, link.SourceUrl, MaxCellChars)} | {line} "
            + $"| {MarkdownText.Escape(advice, MaxCellChars)} |\n";
    }
}
