using System.Management.Automation;
using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>Get-CrawlState: what a state file tells.</summary>
public sealed class CrawlStateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task It_shows_seeds_options_counts_hosts_failures_and_times()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var path = Crawl(engine, site, "crawl.db");
        var state = Assert.Single(engine.Run("Get-CrawlState $args[0]", path).ThrowOnError().Output);
        Assert.Equal("LinkTools.CrawlState", state.TypeNames[0]);
        Assert.Equal(path, Text("Path"));
        Assert.Equal(site.Url("/harbour/"), Text("Seeds"));
        Assert.Equal("Depth=unlimited Exclude=*/boats/?* IgnoreNoFollow=False Include= Kind=Hyperlink Scope=Host", string.Join(' ', Text("Rules").Split(' ').Order(StringComparer.Ordinal)));
        Assert.Equal((6L, 0L, 0L, 1L, 1L), (Number("Completed"), Number("Pending"), Number("InFlight"), Number("Failed"), Number("Skipped")));
        Assert.Equal($"{new Uri(site.BaseUrl).Authority}=8", Text("Hosts"));
        Assert.Equal("HttpStatus=1", Text("FailureReasons"));
        Assert.InRange((DateTimeOffset)state.Properties["LastTouched"].Value, (DateTimeOffset)state.Properties["Created"].Value, DateTimeOffset.UtcNow);

        string Text(string property) => state.Properties[property].Value.ToString()!;
        long Number(string property) => (long)state.Properties[property].Value;
    }

    [Fact]
    public async Task Failed_lists_the_pages_with_reasons_which_can_be_read_again()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var path = Crawl(engine, site, "crawl.db");
        var failure = Assert.Single(engine.Run("Get-CrawlState $args[0] -Failed", path).ThrowOnError().Output);
        Assert.Equal(
            (site.Url("/harbour/gone"), "HttpStatus", 404, 1),
            ((string)failure.Properties["Url"].Value, (string)failure.Properties["Reason"].Value, (int)failure.Properties["StatusCode"].Value, (int)failure.Properties["Depth"].Value));
        Assert.Contains("404", (string)failure.Properties["Message"].Value, StringComparison.Ordinal);
        Assert.Equal([site.Url("/harbour/gone")], engine.Run("Get-CrawlState $args[0] -Failed | Get-PageLinks", path).Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public async Task A_crawl_that_goes_on_can_be_looked_at()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/held/x>x</a>");
        using var engine = new Engine();
        var path = Path.Combine(_folder.FullName, "crawl.db");
        using var shell = engine.Prepare("Get-PageLinks $args[0] -Depth 1 -StatePath $args[1]", site.Url("/start"), path);
        var running = shell.BeginInvoke();
        await site.WaitForRequestAsync("/held/x", TestContext.Current.CancellationToken);
        using var other = new Engine();
        // The page that is held, and the first one: too little has followed it to be sure that it was delivered.
        await Site.WaitUntilAsync(() => other.Run("(Get-CrawlState $args[0]).InFlight", path).ThrowOnError().Output.Single().BaseObject is 2L);
        site.Release("x");
        shell.EndInvoke(running);
        Assert.Equal("2 0", engine.Run("Get-CrawlState $args[0] | ForEach-Object { \"$($_.Completed) $($_.InFlight)\" }", path).ThrowOnError().Output.Single().ToString());
    }

    [Fact]
    public async Task Paths_may_be_relative_wildcards_literal_or_piped()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        foreach (var name in new[] { "a.db", "b.db", "[c].db" })
            Crawl(engine, site, name);
        engine.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0])", _folder.FullName).ThrowOnError();
        Assert.Equal(["a.db"], Names("Get-CrawlState a.db"));
        Assert.Equal(["a.db"], Names("Get-CrawlState -StatePath ./a.db"));
        Assert.Equal(["[c].db", "a.db", "b.db"], Names("Get-CrawlState *.db"));
        Assert.Equal(["[c].db"], Names("Get-CrawlState -LiteralPath '[c].db'"));
        Assert.Equal(["a.db", "b.db"], Names("'a.db', 'b.db' | Get-CrawlState"));
        Assert.Equal(["[c].db", "a.db", "b.db"], Names("$ExecutionContext.InvokeProvider.ChildItem.Get('.', $false) | Get-CrawlState"));
        Assert.Empty(Names("Get-CrawlState *.none"));

        IEnumerable<string> Names(string script) => engine.Run(script).ThrowOnError().Values<string>("Path").Select(path => Path.GetRelativePath(_folder.FullName, path)).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Failed")]
    public async Task A_file_that_cannot_be_used_is_an_error_and_the_others_are_shown(string parameters)
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var good = Crawl(engine, site, "good.db");
        var foreign = Path.Combine(_folder.FullName, "foreign.db");
        await File.WriteAllTextAsync(foreign, "no state at all, but my shopping list", TestContext.Current.CancellationToken);
        var absent = Path.Combine(_folder.FullName, "absent.db");
        var outcome = engine.Run($"Get-CrawlState $args[0], $args[1], $args[2], 'nodrive:x', $args[3] {parameters}", absent, foreign, _folder.FullName, good);
        Assert.Null(outcome.Terminating);
        Assert.Equal(
            [("StateFileNotFound", ErrorCategory.ObjectNotFound, absent), ("StateFileForeign", ErrorCategory.InvalidData, foreign), ("StateFileNotFound", ErrorCategory.ObjectNotFound, _folder.FullName), ("PathNotFound", ErrorCategory.ObjectNotFound, "nodrive:x")],
            outcome.Errors.Select(error => (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category, (string)error.TargetObject)));
        Assert.Single(outcome.Output);
        Assert.Equal("no state at all, but my shopping list", await File.ReadAllTextAsync(foreign, TestContext.Current.CancellationToken));
    }

    private string Crawl(Engine engine, Site site, string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        engine.Run("Get-PageLinks $args[0] -Recurse -Exclude */boats/?* -StatePath $args[1] -ErrorAction SilentlyContinue", site.Url("/harbour/"), path);
        return path;
    }
}
