using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>What a user sees of the module's objects, in a terminal of 80 columns, by the engine's own formatting.</summary>
public sealed class ViewTests : IDisposable
{
    private const int Columns = 80;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Links_stand_under_their_page_and_the_longest_kind_has_room()
    {
        var shown = await ShowAsync("""
            Get-PageLinks -Kind All -BaseUrl https://a.example/ -Html '<a href=/x>two words</a>
            <script type="application/ld+json">{"@id":"https://b.example/y"}</script>
            <p style="background:url(/p.png)"><a href="http://[bad">z</a>'
            """);
        Assert.Equal(
            [
                "   Page: https://a.example/",
                " Line Kind           Text                     Url",
                " ---- ----           ----                     ---",
                "    1 Hyperlink      two words                https://a.example/x",
                "    2 StructuredData                          https://b.example/y",
                "    3 StyleResource                           https://a.example/p.png",
                "    3 Hyperlink      z                        http://[bad (unresolvable)",
            ],
            shown);
    }

    [Fact]
    public async Task Sitemap_pages_stand_under_their_sitemap()
    {
        var file = Path.Combine(_folder.FullName, "sitemap.xml");
        await File.WriteAllTextAsync(
            file,
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://a.example/</loc><lastmod>2024-05-01</lastmod><changefreq>monthly</changefreq><priority>0.8</priority></url>
            <url><loc>https://a.example/b</loc><lastmod>2024-05-01T12:33:01+02:00</lastmod></url>
            </urlset>
            """,
            TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                $"   Sitemap: {file}",
                "LastModified      Frequency Priority Url",
                "------------      --------- -------- ---",
                "2024-05-01        monthly        0.8 https://a.example/",
                "2024-05-01 10:33Z                    https://a.example/b",
            ],
            await ShowAsync($"Get-SitemapUrl -LiteralPath '{file}'"));
    }

    [Fact]
    public async Task Robots_answers_show_the_line_that_decided() => Assert.Equal(
        [
            "Allowed  Line Rule                       Url",
            "-------  ---- ----                       ---",
            "True        3 Allow: /                   https://a.example/",
            "False       2 Disallow: /private         https://a.example/private/x",
            "True                                     https://a.example/robots.txt",
        ],
        await ShowAsync("Test-RobotsUrl https://a.example/, https://a.example/private/x, https://a.example/robots.txt -RobotsText 'User-agent: *', 'Disallow: /private', 'Allow: /'"));

    [Fact]
    public async Task States_failures_and_summaries_are_shown_readably()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/status/404>a</a> <a href=/status/500>b</a> <a href=/page>c</a>");
        site.MapHtml("/page", "no links");
        var file = Path.Combine(_folder.FullName, "site.crawl");
        var run = await ShellProcess.RunAsync(
            [$"Get-PageLinks {site.Url("/start")} -Recurse -MaximumRetryCount 0 -StatePath '{file}' -Summary -InformationVariable told -ErrorAction SilentlyContinue | Out-Null; $told.MessageData"], columns: Columns);
        var summary = Lines(run);
        Assert.Equal(
            [
                "Pages          : 2", "Failed         : 2", "Skipped        : 0", "Links          : 3",
                "Hosts          : 4 × 127.0.0.1", "StatusCodes    : 2 × 200", "                 1 × 404", "                 1 × 500", "FailureReasons : 2 × HttpStatus",
            ],
            summary.Where(line => !line.StartsWith("Bytes", StringComparison.Ordinal) && !line.StartsWith("Elapsed", StringComparison.Ordinal)));
        Assert.Matches(@"^Bytes          : \d+ bytes$", Assert.Single(summary, line => line.StartsWith("Bytes", StringComparison.Ordinal)));
        Assert.Matches(@"^Elapsed        : \d\d:\d\d:\d\d\.\d \(\d+(\.\d)? pages/s\)$", Assert.Single(summary, line => line.StartsWith("Elapsed", StringComparison.Ordinal)));

        var failures = await ShowAsync($"Get-CrawlState '{file}' -Failed");
        Assert.Equal(["Reason             Status Depth Url", "------             ------ ----- ---"], failures[..2]);
        Assert.Equal([$"HttpStatus            404     1 {site.Url("/status/404")}", $"HttpStatus            500     1 {site.Url("/status/500")}"], failures[2..].Order(StringComparer.Ordinal));

        var state = await ShowAsync($"Get-CrawlState '{file}'");
        Assert.Equal(
            [
                $"Seeds          : {site.Url("/start")}", "Rules          : Depth: unlimited", "                 IgnoreNoFollow: False", "                 Kind: Hyperlink", "                 Scope: Host",
                "Completed      : 2", "Pending        : 0", "InFlight       : 0", "Failed         : 2", "Skipped        : 0", "Links          : 3",
                $"Hosts          : 4 × {new Uri(site.BaseUrl).Authority}", "FailureReasons : 2 × HttpStatus",
            ],
            state.SkipWhile(line => !line.StartsWith("Seeds", StringComparison.Ordinal)).Where(line => !line.StartsWith("Created", StringComparison.Ordinal) && !line.StartsWith("LastTouched", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Rows_appear_while_later_ones_are_still_to_come()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/first", "<a href=/x>first</a>");
        using var process = ShellProcess.Start([$"Get-PageLinks {site.Url("/first")}, {site.Url("/held/later")}"], columns: Columns);
        var lines = new List<string>();
        while (!lines.Any(line => line.Contains(site.Url("/x"), StringComparison.Ordinal)))
            lines.Add(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException(string.Join('\n', lines)));
        site.ReleaseAll();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Nobody_elses_text_writes_escape_sequences_to_the_terminal()
    {
        var outcome = await ShellProcess.RunAsync(
            [
                """
                Get-PageLinks -Html "<a href='http://[`e]0;title`a'>te`e[31mxt</a>" -BaseUrl https://a.example/ | Out-Host
                Test-RobotsUrl https://a.example/x -RobotsText 'User-agent: *', "Disallow: /x # `e[31mred `u{9b}32m" | Out-Host
                """,
            ],
            columns: Columns);
        Assert.Equal("", outcome.Errors);
        Assert.Contains("http://[]0;title (unresolvable)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Disallow: /x # [31mred", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Output, character => char.IsControl(character) && character is not ('\r' or '\n'));
    }

    [Theory]
    [InlineData("YesOrNo($true, $true)", "\u001b[32mTrue\u001b[0m")]
    [InlineData("YesOrNo($false, $true)", "\u001b[31mFalse\u001b[0m")]
    [InlineData("YesOrNo($false, $false)", "False")]
    [InlineData("Url([pscustomobject]@{ Url = 'https://b/'; Href = '//b'; IsExternal = $true }, $true)", "\u001b[36mhttps://b/\u001b[0m")]
    [InlineData("Url([pscustomobject]@{ Url = 'https://b/'; Href = '//b'; IsExternal = $true }, $false)", "https://b/")]
    [InlineData("Url([pscustomobject]@{ Url = 'https://a/'; Href = '/'; IsNoFollow = $true }, $true)", "\u001b[2mhttps://a/\u001b[0m")]
    [InlineData("Url([pscustomobject]@{ Url = 'https://a/'; Href = '/' }, $true)", "https://a/")]
    [InlineData("Url([pscustomobject]@{ Url = ''; Href = 'http://[' }, $true)", "\u001b[31mhttp://[\u001b[0m")]
    [InlineData("Number(0)", "")]
    [InlineData("Number(12)", "12")]
    [InlineData("Moment($null)", "")]
    [InlineData("Moment([datetimeoffset]'2024-12-31T23:59:59-01:00')", "2025-01-01 00:59Z")]
    [InlineData("Size(1023)", "1023 bytes")]
    [InlineData("Size(1536)", "1.5 KiB")]
    [InlineData("Size(5tb * 1024)", "5120.0 TiB")]
    [InlineData("Pace([timespan]'01:00:00', 7200)", "01:00:00.0 (2 pages/s)")]
    [InlineData("Counts(@{ few = 9; many = 1200; alike = 9 })", "1200 × many\n   9 × alike\n   9 × few")]
    [InlineData("Counts($null)", "")]
    [InlineData("Rules(@{ Scope = 'Host'; Include = ''; Depth = 3 })", "Depth: 3\nScope: Host")]
    [InlineData("Lines(@('a', 'b'))", "a\nb")]
    [InlineData("Lines(@(1..12))", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\nand 2 more")]
    public void Cells_are_made_as_promised(string call, string expected)
    {
        using var engine = new Engine();
        var outcome = engine.Run($"[cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture; [LinkTools.Formatting]::{call}").ThrowOnError();
        Assert.Equal(expected, outcome.Output.Single().ToString());
    }

    [Fact]
    public void Every_type_that_is_given_has_a_view_and_the_same_one_when_it_comes_from_a_job()
    {
        using var engine = new Engine();
        var types = engine.Run("Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { $_.OutputType.Name } | Where-Object { $_ -like 'LinkTools.*' }; 'LinkTools.CrawlSummary'").ThrowOnError().Output.Select(type => type.ToString()).ToList();
        var views = System.Xml.Linq.XDocument.Load(Path.Combine(Path.GetDirectoryName(Engine.ModuleManifest)!, "LinkTools.Format.ps1xml"))
            .Descendants("View").ToDictionary(view => view.Element("Name")!.Value, view => view.Descendants("TypeName").Select(type => type.Value).ToArray());
        Assert.Equal(types.Order(StringComparer.Ordinal), views.Keys.Order(StringComparer.Ordinal));
        Assert.All(views, view => Assert.Equal([view.Key, $"Deserialized.{view.Key}"], view.Value));
    }

    private static async Task<string[]> ShowAsync(string script) => Lines(await ShellProcess.RunAsync([script], columns: Columns));

    private static string[] Lines(ShellOutcome outcome)
    {
        Assert.Equal("", outcome.Errors);
        Assert.DoesNotContain('\u001b', outcome.Output);
        var lines = outcome.Output.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();
        Assert.All(lines, line => Assert.True(line.Length <= Columns, line));
        return lines;
    }
}
