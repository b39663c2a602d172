using System.Globalization;
using System.Net;
using System.Text;

namespace LinkTools.Benchmarks.Peers;

/// <summary>The comparison as a Markdown table and as a bar chart.</summary>
internal static class PeerReport
{
    private const int Width = 760, BarLeft = 300, BarHeight = 22, RowHeight = 36, Top = 72, ValueWidth = 80;

    public static string Markdown(string title, IReadOnlyList<PeerRow> rows)
    {
        var limit = rows[0].PagesPerSecond;
        var text = new StringBuilder(
            $"{title}\n\n| | pages/s | of the limit | CPU ms/page | peak MB |\n|---|---:|---:|---:|---:|\n");
        foreach (var row in rows)
        {
            text.Append(row.WasRun
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Figures.Cell(row.Contender.Name)} | {row.PagesPerSecond:0} | "
                    + $"{row.PagesPerSecond / limit:0.00} | {row.CpuMillisecondsPerPage:0.00} | "
                    + $"{row.PeakMegabytes:0} |\n")
                : $"| {Figures.Cell(row.Contender.Name)} | skipped: {row.Contender.Missing} | | | |\n");
        }

        return text.ToString();
    }

    public static string Svg(string title, IReadOnlyList<PeerRow> rows)
    {
        var shown = rows.Where(row => row.WasRun).ToList();
        var most = shown.Max(row => row.PagesPerSecond);
        var height = Top + (shown.Count * RowHeight) + 10;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}"
                font-family="system-ui, sans-serif" font-size="13">
            <rect x="0.5" y="0.5" width="{Width - 1}" height="{height - 1}" rx="8" fill="#ffffff" stroke="#d0d7de"/>
            <text x="20" y="30" font-size="16" font-weight="600" fill="#1b1f24">Pages per second</text>
            <text x="20" y="51" fill="#57606a">{WebUtility.HtmlEncode(title)}</text>

            """);
        for (var i = 0; i < shown.Count; i++)
        {
            var row = shown[i];
            var y = Top + (i * RowHeight);
            var length = Math.Max(2, row.PagesPerSecond / most * (Width - BarLeft - ValueWidth));
            var colour = row.Contender.IsOurs ? "#0969da" : i == 0 ? "#6e7781" : "#afb8c1";
            var weight = row.Contender.IsOurs ? 600 : 400;
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{BarLeft - 10}" y="{y + 16}" text-anchor="end" font-weight="{weight}"
                    fill="#1b1f24">{WebUtility.HtmlEncode(Shorten(row.Contender.Name))}</text>
                <rect x="{BarLeft}" y="{y}" width="{length:0.0}" height="{BarHeight}" rx="3" fill="{colour}"/>
                <text x="{BarLeft + length + 8:0.0}" y="{y + 16}" font-weight="{weight}"
                    fill="#1b1f24">{row.PagesPerSecond:N0}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Shorten(string name) =>
        name.Replace(" | Export-Csv", " | CSV", StringComparison.Ordinal).Replace(
            "ForEach-Object -Parallel", "in parallel", StringComparison.Ordinal);
}
