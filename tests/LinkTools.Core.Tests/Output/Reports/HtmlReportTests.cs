using System.Globalization;
using System.Runtime.CompilerServices;
using LinkTools.Core.Output.Reports;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>The HTML report in a real browser: counts, filters, sorting, copying, loading and appearance.</summary>
[Trait("Category", "Long")]
public sealed class HtmlReportTests : IDisposable
{
    private const string Hrefs = """
        (async () => {
          let copied = "";
          navigator.clipboard.writeText = text => { copied = text; return Promise.resolve(); };
          document.getElementById("copy").click();
          await new Promise(done => setTimeout(done, 0));
          return copied.split("\r\n").slice(1).map(line => Number(/\/(\d+)$/.exec(line.split('","')[4])[1]));
        })()
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("linktools-").FullName;

    private string ReportPath => Path.Combine(_folder, "report.html");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_hundred_thousand_links_are_counted_filtered_and_sorted_right()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.StartAsync();
        var checks = GeneratedChecks.Make(150_000, site.Url("/beacon/")).ToArray();
        Write(checks);
        var truth = new ReportTruth(checks);
        Assert.InRange(truth.Count, 95_000, 105_000);
        var page = await browser.OpenAsync();
        await page.GoToAsync(new Uri(ReportPath).AbsoluteUri);

        Assert.Equal($"{Number(truth.Count)} links", await page.EvaluateAsync<string>(Text("#count")));
        var tiles = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.tiles li')].map(tile => tile.innerText.replace(/\\s+/, ' '))");
        Assert.Contains($"{Number(checks.Length)} links", tiles);
        Assert.Contains($"{Number(checks.Count(check => check.Status == "Ok"))} Ok", tiles);
        Assert.Contains($"{Number(truth.CountOf("Broken"))} Broken", tiles);
        Assert.Contains(
            $"Broken ({Number(truth.CountOf("Broken"))})",
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('#statuses label')].map(label => label.innerText)"));
        Assert.Equal(200, await page.EvaluateAsync<int>("document.querySelectorAll('.row').length"));

        foreach (var (group, sort) in new[]
        {
            ("page", "worst"), ("page", "page"), ("page", "count"), ("target", "worst"), ("target", "target"),
            ("none", "worst"), ("none", "target"),
        })
        {
            await SetAsync(page, ("group", group), ("sort", sort));
            Assert.Equal(truth.Order(group, sort), await page.EvaluateAsync<int[]>(Hrefs));
        }

        await SetAsync(page, ("group", "page"), ("sort", "worst"), ("host", "host7.example"));
        var ofHost = truth.Order("page", "worst", row => IsOf(row, "host7.example"));
        Assert.Equal(ofHost, await page.EvaluateAsync<int[]>(Hrefs));
        Assert.Equal(
            $"{Number(ofHost.Length)} of {Number(truth.Count)} links",
            await page.EvaluateAsync<string>(Text("#count")));

        await page.EvaluateAsync<object>("document.querySelector('#statuses input[value=Redirected]').click()");
        await page.EvaluateAsync<object>("document.querySelector('#known').click()");
        var few = truth.Order(
            "page", "worst", row => IsOf(row, "host7.example") && row.Status != "Redirected" && !row.IsKnown);
        Assert.Equal(few, await page.EvaluateAsync<int[]>(Hrefs));
        // The copy has what is shown, to the last row.
        var shown = await page.EvaluateAsync<string[]>(
            "(() => { const more = document.getElementById('more'); while (!more.hidden) more.click(); "
            + "return [...document.querySelectorAll('.row .where')].map(place => place.innerText); })()");
        Assert.Equal(few.Select(number => $"Line {checks[number].Line}:{checks[number].Column}"), shown);

        AssertHarmless(page, site);
    }

    [Fact]
    public async Task The_keyboard_reaches_every_control_and_each_has_a_name()
    {
        await using var browser = await Chromium.StartAsync();
        await using var site = await Site.StartAsync();
        var checks = GeneratedChecks.Make(2_000, site.Url("/beacon/")).ToArray();
        Write(checks);
        // Served this time, so the log of the site has all requests of the page.
        site.Map("/report.html", context => Site.SendAsync(context, File.ReadAllText(ReportPath)));
        var page = await browser.OpenAsync();
        await page.GoToAsync(site.Url("/report.html"));
        await browser.SendAsync(
            "Browser.grantPermissions",
            new() { ["permissions"] = new System.Text.Json.Nodes.JsonArray("clipboardReadWrite") });
        var truth = new ReportTruth(checks);

        await TabToAsync(page, "search");
        foreach (var key in "timeout")
            await page.PressAsync($"{key}");
        var found = truth.Order("page", "worst", row => ReportTruth.Holds(row, "timeout"));
        await WaitForAsync(page, $"{Number(found.Length)} of {Number(truth.Count)} links");
        await TabToAsync(page, "group");
        await page.PressAsync("ArrowDown");
        Assert.Equal("target", await page.EvaluateAsync<string>("document.activeElement.value"));
        await TabToAsync(page, "known");
        await page.PressAsync(" ");
        found = truth.Order("target", "worst", row => ReportTruth.Holds(row, "timeout") && !row.IsKnown);
        await WaitForAsync(page, $"{Number(found.Length)} of {Number(truth.Count)} links");
        await TabToAsync(page, "copy");
        await page.PressAsync("Enter");
        await WaitForAsync(page, $"{Number(found.Length)} rows copied", "#copied");
        var csv = CsvText.Parse(await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Equal(["status", "reason", "page", "url", "href"], csv[0].Take(5));
        Assert.Equal(
            found, csv.Skip(1).Select(row => int.Parse(row[4].Split('/')[^1], CultureInfo.InvariantCulture)));
        // A spreadsheet takes none of them for a formula.
        Assert.DoesNotContain(
            csv.SelectMany(row => row), cell => cell.Length > 0 && "=+-@\uFF1D\uFF0B\uFF0D\uFF20".Contains(cell[0]));
        Assert.Contains(csv.SelectMany(row => row), cell => cell.StartsWith("'=1+1", StringComparison.Ordinal));

        var tree = await page.SendAsync("Accessibility.getFullAXTree");
        var names = tree.GetProperty("nodes").EnumerateArray()
            .Where(node => node.TryGetProperty("role", out var role)
                && role.GetProperty("value").GetString() is "button" or "combobox" or "searchbox" or "checkbox")
            .Select(node => node.GetProperty("name").GetProperty("value").GetString()).ToList();
        Assert.True(names.Count > 8);
        Assert.DoesNotContain("", names);
        AssertHarmless(page, site, "/report.html");
    }

    [Fact]
    public async Task It_fits_every_window_in_light_and_dark()
    {
        await using var browser = await Chromium.StartAsync();
        Write(GeneratedChecks.Make(3_000, "http://127.0.0.1:9/", pages: 60));
        var page = await browser.OpenAsync();
        foreach (var (width, isDark) in new[]
        {
            (360, false), (360, true), (800, false), (800, true), (1600, false), (1600, true),
        })
        {
            await page.LookAsync(width, isDark);
            await page.GoToAsync(new Uri(ReportPath).AbsoluteUri);
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, width);
            var paper = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
            Assert.Equal(isDark ? "rgb(15, 19, 24)" : "rgb(255, 255, 255)", paper);
            var name = string.Create(CultureInfo.InvariantCulture, $"report-{width}-{(isDark ? "dark" : "light")}");
            await page.PhotographAsync(Path.Combine(Artifacts(), $"{name}.png"));
            await page.EvaluateAsync<object>("document.getElementById('findings').scrollIntoView()");
            await page.PhotographAsync(Path.Combine(Artifacts(), $"{name}-findings.png"));
        }
    }

    [Fact]
    public void More_links_than_a_browser_can_hold_are_counted_and_the_worst_are_listed()
    {
        using var rows = new ReportRows(Path.Combine(_folder, "rows"), maxRows: 50, maxBytes: 1 << 20);
        foreach (var check in GeneratedChecks.Make(1_000, "http://127.0.0.1:9/"))
            rows.Add(check);
        using var page = new StringWriter();
        Assert.Equal(50, rows.CopyTo(page));
        Assert.Equal(1_000, rows.Count);
        using var written = System.Text.Json.JsonDocument.Parse(page.ToString());
        Assert.All(written.RootElement.EnumerateArray(), row => Assert.Equal("Broken", row[0].GetString()));
        using var end = new StringWriter();
        HtmlReportPage.WriteEnd(end, 950);
        Assert.Contains("950 more links are not in the list", end.ToString(), StringComparison.Ordinal);
    }

    private static void AssertHarmless(BrowserPage page, Site site, params string[] asked)
    {
        Assert.Empty(page.Dialogs);
        Assert.Empty(page.Faults);
        Assert.Single(page.Requests);
        Assert.Equal(asked, site.Log.Targets);
    }

    private static async Task SetAsync(BrowserPage page, params (string Id, string Value)[] values)
    {
        foreach (var (id, value) in values)
        {
            await page.EvaluateAsync<object>(
                $"(() => {{ const box = document.getElementById('{id}'); box.value = '{value}'; "
                + "box.dispatchEvent(new Event('change', { bubbles: true })); })()");
        }
    }

    private static async Task TabToAsync(BrowserPage page, string id)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await page.EvaluateAsync<string>("document.activeElement.id") == id)
                return;
            await page.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach '{id}'.");
    }

    private static async Task WaitForAsync(BrowserPage page, string text, string selector = "#count")
    {
        var seen = "";
        for (var i = 0; i < 600; i++)
        {
            seen = await page.EvaluateAsync<string>(Text(selector));
            if (seen == text)
                return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(text, seen);
    }

    private static string Text(string selector) => $"document.querySelector('{selector}').innerText";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static bool IsOf(LinkCheck row, string host) =>
        Uri.TryCreate(row.Url, UriKind.Absolute, out var url) && url.Host == host;

    private static string Artifacts([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../../artifacts/tests"));

    private void Write(IEnumerable<LinkCheck> checks)
    {
        using var export = new ReportExport(
            new ReportOptions
            {
                Title = "Docs </title><script>alert(1)</script>",
                Time = new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero),
            },
            [])
        {
            OnFailed = (_, exception) => throw new InvalidOperationException(exception.Message, exception),
        };
        export.Open(ReportPath, ReportFormat.Html, false);
        foreach (var check in checks)
            export.Add(check);
        export.Complete();
    }
}
