using System.Diagnostics;
using System.Management.Automation;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Tests.Crawls;

/// <summary>The ways out of the commands that crawl, read sitemaps and ask robots.txt: after each, nothing is running.</summary>
public sealed class CrawlExitTests : IDisposable
{
    private const int Repetitions = 15;
    private const string Setup = "$page = $args[0]; $site = $args[1]; $silent = $args[2]; $state = $args[3]";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public static MatrixTheoryData<string, string> Ways { get; } = new(
        ["Get-PageLinks $page -Recurse", "Get-PageLinks $page -Recurse -FromSitemap", "Get-PageLinks $page -Recurse -StatePath $state", "Get-SitemapUrl $site", "Test-RobotsUrl $site, $silent"],
        ["foreach ($once in 1) { COMMAND | ForEach-Object { break } }", "COMMAND | ForEach-Object { throw 'enough' }", "$page = $page, 'nowhere'; $site = $site, 'nowhere'; COMMAND -ErrorAction Stop"]);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Leaving_leaves_nothing_running(string command, string way)
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        for (var i = 0; i < Repetitions; i++)
        {
            engine.Run($"{Setup}; {way.Replace("COMMAND", command, StringComparison.Ordinal)}", Arguments(site, i));
            await AssertQuietAsync(site, Stopwatch.StartNew());
        }
    }

    [Theory]
    [InlineData("Get-PageLinks $page -Recurse", "/held/1")]
    [InlineData("Get-PageLinks $page -Recurse -FromSitemap", "/map.xml")]
    [InlineData("Get-PageLinks $page -Recurse -StatePath $state", "/held/1")]
    [InlineData("Get-SitemapUrl $site", "/map.xml")]
    [InlineData("Test-RobotsUrl $silent", "/robots.txt")]
    public async Task Ctrl_C_leaves_nothing_running(string command, string awaited)
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        for (var i = 0; i < Repetitions; i++)
        {
            site.Log.Clear();
            using var shell = engine.Prepare($"{Setup}; {command}", Arguments(site, i));
            var running = shell.BeginInvoke();
            await site.WaitForRequestAsync(awaited, TestContext.Current.CancellationToken);
            var since = Stopwatch.StartNew();
            shell.Stop();
            Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
            await AssertQuietAsync(site, since);
        }
    }

    private object[] Arguments(Site site, int run) => [site.Url("/start"), site.Url("/"), $"{site.BaseUrls[1]}/x", Path.Combine(_folder.FullName, $"{run}.db")];

    /// <summary>Some pages that answer and many that never do, a sitemap that stops in the middle, and a second host that is silent.</summary>
    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        site.MapHtml("/start", string.Concat(Enumerable.Range(0, 40).Select(n => $"<a href=/{(n % 10 == 0 ? "page" : "held")}/{n}>x</a>")));
        site.Map("/robots.txt", context => context.Request.Host.Host == "127.0.0.2"
            ? Task.Delay(Timeout.Infinite, context.RequestAborted) : context.Response.WriteAsync("Sitemap: /map.xml"));
        site.Map("/map.xml", async context =>
        {
            await context.Response.WriteAsync($"<urlset><url><loc>/page/1</loc></url><url><loc>/page/2</loc></url>{new string(' ', 20_000)}");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        return site;
    }

    private Task AssertQuietAsync(Site site, Stopwatch since)
    {
        Assert.Empty(_folder.GetFiles("*-lock"));
        return Quiet.AssertAsync(site, since);
    }
}
