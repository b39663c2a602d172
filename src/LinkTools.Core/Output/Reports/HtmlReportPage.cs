using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>The HTML around the rows: the head, the counts at the top, and the script that shows the rows.</summary>
internal static class HtmlReportPage
{
    private const int MaxHosts = 8;
    private const int MaxMoves = 8;

    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    /// <summary>Everything before the rows.</summary>
    public static void WriteHead(TextWriter page, ReportTotals totals, ReportOptions options)
    {
        var title = Text(options.Title);
        page.WriteLine("<!DOCTYPE html>");
        page.WriteLine("<html lang=\"en\">");
        page.WriteLine("<head>");
        page.WriteLine("<meta charset=\"utf-8\">");
        page.WriteLine(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
            + $"form-action 'none'; style-src '{HashOf(Style)}'; script-src '{HashOf(Script)}'\">");
        page.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.WriteLine("<meta name=\"color-scheme\" content=\"light dark\">");
        page.WriteLine("<meta name=\"referrer\" content=\"no-referrer\">");
        page.WriteLine($"<title>{title}</title>");
        page.WriteLine($"<style>{Style}</style>");
        page.WriteLine("</head>");
        page.WriteLine("<body>");
        var time = options.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        page.WriteLine(
            $"<header><h1>{title}</h1><p>Made by LinkTools {ReportOptions.Version} on {time} UTC</p></header>");
        page.WriteLine("<main>");
        WriteSummary(page, totals);
        page.WriteLine(Resource("report.html"));
        page.WriteLine("</main>");
        page.Write("<script type=\"application/json\" id=\"rows\">");
    }

    /// <summary>Everything after the rows.</summary>
    /// <param name="page">The report.</param>
    /// <param name="leftOut">How many links have no row.</param>
    public static void WriteEnd(TextWriter page, long leftOut)
    {
        page.WriteLine("</script>");
        // Known only now; the script moves it above the list.
        if (leftOut > 0)
        {
            page.WriteLine(
                $"<p id=\"left-out\">{Number(leftOut)} more links are not in the list, which has the worst ones. The "
                + "counts above include all links. A report in JSON has every link.</p>");
        }

        page.WriteLine($"<script>{Script}</script>");
        page.WriteLine("</body>");
        page.WriteLine("</html>");
    }

    private static void WriteSummary(TextWriter page, ReportTotals totals)
    {
        page.WriteLine("<section aria-labelledby=\"summary\">");
        page.WriteLine("<h2 id=\"summary\">Summary</h2>");
        page.WriteLine("<ul class=\"tiles\">");
        WriteTile(page, totals.Pages, "pages", "");
        WriteTile(page, totals.Links, "links", "");
        foreach (var (status, links) in totals.Statuses)
            WriteTile(page, links, status, CheckStatuses.Find(status)?.ToString() ?? "");
        if (totals.Known > 0)
            WriteTile(page, totals.Known, "known from the baseline", "");
        page.WriteLine("</ul>");
        page.WriteLine("<div class=\"lists\">");
        WriteHosts(page, totals.BrokenHosts);
        WriteMoves(page, totals.Moves);
        page.WriteLine("</div>");
        page.WriteLine("</section>");
    }

    private static void WriteTile(TextWriter page, long number, string name, string status) =>
        page.WriteLine(
            $"<li{(status.Length > 0 ? $" data-status=\"{status}\"" : "")}><strong>{Number(number)}</strong> "
            + $"<span>{Text(name)}</span></li>");

    private static void WriteHosts(TextWriter page, IReadOnlyList<KeyValuePair<string, long>> hosts)
    {
        if (hosts.Count == 0)
            return;
        page.WriteLine("<div><h3>Broken or unreachable, by host</h3><table><thead><tr><th scope=\"col\">Host</th>");
        page.WriteLine("<th scope=\"col\" class=\"number\">Links</th></tr></thead><tbody>");
        foreach (var (host, links) in hosts.Take(MaxHosts))
            page.WriteLine($"<tr><td><bdi>{Text(host)}</bdi></td><td class=\"number\">{Number(links)}</td></tr>");
        page.WriteLine("</tbody></table>");
        WriteMore(page, hosts.Count - MaxHosts);
        page.WriteLine("</div>");
    }

    private static void WriteMoves(TextWriter page, IReadOnlyList<(string Url, string Suggestion, long Links)> moves)
    {
        if (moves.Count == 0)
            return;
        page.WriteLine("<div><h3>Addresses to replace</h3><table><thead><tr><th scope=\"col\">Written</th>");
        page.WriteLine(
            "<th scope=\"col\">Now at</th><th scope=\"col\" class=\"number\">Links</th></tr></thead><tbody>");
        foreach (var (url, suggestion, links) in moves.Take(MaxMoves))
        {
            page.WriteLine(
                $"<tr><td>{Address(url)}</td><td>{Address(suggestion)}</td><td "
                    + $"class=\"number\">{Number(links)}</td></tr>");
        }

        page.WriteLine("</tbody></table>");
        WriteMore(page, moves.Count - MaxMoves);
        page.WriteLine("</div>");
    }

    private static void WriteMore(TextWriter page, int count)
    {
        if (count > 0)
            page.WriteLine($"<p>and {Number(count)} more</p>");
    }

    // Only web pages become links, because a URL may be anything that a stranger wrote.
    private static string Address(string url) => WebUrl.Parse(url) is { IsHttp: true } target
        ? $"<a href=\"{Text(target.Href)}\" rel=\"noopener noreferrer\"><bdi>{Text(url)}</bdi></a>"
        : $"<bdi>{Text(url)}</bdi>";

    private static string Text(string text) => WebUtility.HtmlEncode(ReportText.Clean(text));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string HashOf(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlReportPage).Assembly.GetManifestResourceStream(typeof(HtmlReportPage), name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
