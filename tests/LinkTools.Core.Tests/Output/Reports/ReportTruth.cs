using LinkTools.Core.Checking;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>Which links a report should show, and in which order, computed from the results themselves.</summary>
internal sealed class ReportTruth(IEnumerable<LinkCheck> checks)
{
    // The report's order for links that are equal otherwise: the worst first.
    private readonly LinkCheck[] _rows =
        [.. checks.Where(check => CheckStatuses.IsFinding(CheckStatuses.Find(check.Status)!.Value)).OrderBy(RankOf)];

    public int Count => _rows.Length;

    public int CountOf(string status) => _rows.Count(row => row.Status == status);

    /// <summary>The numbers at the ends of the Hrefs.</summary>
    public int[] Order(string group, string sort, Func<LinkCheck, bool>? filter = null)
    {
        var groups = _rows.Where(filter ?? (_ => true))
            .GroupBy(row => group == "page" ? PageOf(row) : group == "target" ? TargetOf(row) : "");
        var arranged = sort switch
        {
            "worst" => groups.OrderBy(rows => rows.Min(RankOf)).ThenByDescending(rows => rows.Count())
                .ThenBy(rows => rows.Key, StringComparer.Ordinal),
            "count" => groups.OrderByDescending(rows => rows.Count()).ThenBy(rows => rows.Key, StringComparer.Ordinal),
            _ => groups.OrderBy(rows => rows.Key, StringComparer.Ordinal),
        };
        return [.. arranged.SelectMany(rows => Within(rows, sort)).Select(NumberOf)];
    }

    /// <summary>True if the search should find each word.</summary>
    public static bool Holds(LinkCheck row, params string[] words)
    {
        var text = string.Join(
            '\n', row.Status, row.Reason, PageOf(row), TargetOf(row), ReportText.Clean(row.Text),
            ReportText.Clean(ReportText.MessageOf(row)), $"{row.StatusCode}");
        return words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<LinkCheck> Within(IEnumerable<LinkCheck> rows, string sort) => sort switch
    {
        "page" => rows.OrderBy(PageOf, StringComparer.Ordinal).ThenBy(row => row.Line).ThenBy(row => row.Column),
        "target" => rows.OrderBy(TargetOf, StringComparer.Ordinal).ThenBy(PageOf, StringComparer.Ordinal)
            .ThenBy(row => row.Line).ThenBy(row => row.Column),
        _ => rows.OrderBy(RankOf).ThenBy(PageOf, StringComparer.Ordinal).ThenBy(row => row.Line)
            .ThenBy(row => row.Column),
    };

    private static int RankOf(LinkCheck row) => CheckStatuses.RankOf(row.Status);

    private static string PageOf(LinkCheck row) => ReportText.Clean(row.SourceUrl);

    private static string TargetOf(LinkCheck row) => ReportText.Clean(ReportText.TargetOf(row));

    private static int NumberOf(LinkCheck row) =>
        int.Parse(row.Href.AsSpan(row.Href.LastIndexOf('/') + 1), System.Globalization.CultureInfo.InvariantCulture);
}
