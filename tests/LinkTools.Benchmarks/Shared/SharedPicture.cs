using System.Globalization;
using System.Text;

namespace LinkTools.Benchmarks.Shared;

/// <summary>The figures of shared crawls as bars, for a light page and for a dark one.</summary>
internal static class SharedPicture
{
    private const int Width = 760, BarLeft = 110, BarHeight = 22, RowHeight = 48, Top = 84, TextWidth = 60;

    public static string Draw(IReadOnlyList<SharedRate> rates, long known, double bytes)
    {
        var height = Top + (rates.Count * RowHeight) + 12;
        var most = rates.Max(static rate => rate.Limit);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $$"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{{Width}}" height="{{height}}"
                viewBox="0 0 {{Width}} {{height}}" font-family="system-ui, sans-serif" font-size="13">
            <style>
            .card { fill: #ffffff; stroke: #d0d7de } .text { fill: #1b1f24 } .note { fill: #57606a }
            .bar { fill: #0969da } .limit { fill: #eaeef2 }
            @media (prefers-color-scheme: dark) {
            .card { fill: #0d1117; stroke: #30363d } .text { fill: #e6edf3 } .note { fill: #9198a1 }
            .bar { fill: #4493f8 } .limit { fill: #262c36 }
            }
            </style>
            <rect class="card" x="0.5" y="0.5" width="{{Width - 1}}" height="{{height - 1}}" rx="8"/>
            <text class="text" x="20" y="30" font-size="16"
                font-weight="600">One crawl, several processes: pages per second</text>
            <text class="note" x="20" y="51">{{known:N0}} known URLs, {{bytes:0.0}} bytes each on the server; pages of
            {{SharedWorker.PageTime.TotalMilliseconds:0}} ms; all on one machine of {{Environment.ProcessorCount}}
            cores.</text>
            <text class="note" x="20" y="69">Pale: what {{SharedWorker.Places}} places for each process allow.</text>

            """);
        for (var i = 0; i < rates.Count; i++)
        {
            var rate = rates[i];
            var y = Top + (i * RowHeight);
            var scale = (Width - BarLeft - TextWidth) / most;
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text class="text" x="{BarLeft - 10}" y="{y + 16}" text-anchor="end">{rate.Workers} {(rate.Workers == 1
                    ? "process" : "processes")}</text>
                <rect class="limit" x="{BarLeft}" y="{y}" width="{rate.Limit * scale:0.0}" height="{BarHeight}" rx="3"/>
                <rect class="bar" x="{BarLeft}" y="{y}" width="{rate.Pages * scale:0.0}" height="{BarHeight}" rx="3"/>
                <text class="text" x="{BarLeft + (rate.Limit * scale) + 8:0.0}" y="{y + 16}"
                    font-weight="600">{rate.Pages:N0}</text>
                <text class="note" x="{BarLeft}" y="{y + 37}" font-size="11">server {rate.ServerMicroseconds:0} µs of
                CPU a page, {rate.ServerShare:0%} of a core; bounded by {rate.Bound}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }
}
