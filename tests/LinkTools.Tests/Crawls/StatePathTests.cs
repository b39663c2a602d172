using System.Data.Common;
using System.Runtime.Loader;
using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>A crawl with -StatePath: the same command goes on, other ones are refused, and what is wrong with the file is said.</summary>
public sealed class StatePathTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private string StatePath => Path.Combine(_folder.FullName, "crawl.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("ForEach-Object { $_; if (++$n -ge $most) { throw 'enough' } }")]
    [InlineData("ForEach-Object { $_; if (++$n -ge $most) { break } }")]
    public async Task The_same_command_goes_on_and_nothing_is_lost_or_given_twice(string leaving)
    {
        const int Pages = 61;
        await using var site = await StartAsync(Pages);
        using var engine = new Engine();
        var seen = new List<string>();
        var runs = 0;
        // Nine links are on three pages: each run ends in the middle of the page that comes fourth.
        for (var count = -1; count != 0; runs++)
        {
            var outcome = engine.Run($"$n = 0; $most = $args[2]; foreach ($once in 1) {{ Get-PageLinks $args[0] -Recurse -StatePath $args[1] | {leaving} }}", site.Url("/p/0"), StatePath, 11);
            var pages = outcome.Output.GroupBy(link => (string)link.Properties["SourceUrl"].Value, link => (string)link.Properties["Url"].Value).ToList();
            count = outcome.Output.Count;
            Assert.Empty(pages.Where(page => page.Count() == 3).Select(page => page.Key).Intersect(seen));
            // A page that was cut off is given again as a whole, and is the only one.
            Assert.InRange(pages.Count(page => page.Count() < 3), 0, 1);
            seen.AddRange(pages.Where(page => page.Count() == 3).Select(page => page.Key));
            Assert.InRange(runs, 0, Pages);
        }

        Assert.Equal(Pages, seen.Count);
        Assert.Equal(Enumerable.Range(0, Pages).Select(n => site.Url($"/p/{n}")).Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.InRange(runs, 10, 30);
    }

    [Fact]
    public async Task A_crawl_that_was_stopped_goes_on()
    {
        await using var site = await StartAsync(31);
        site.MapHtml("/p/0", "<a href=/p/1>x</a><a href=/held/late>x</a><a href=/p/2>x</a>");
        using var engine = new Engine();
        using (var shell = engine.Prepare("Get-PageLinks $args[0] -Recurse -StatePath $args[1]", site.Url("/p/0"), StatePath))
        {
            var running = shell.BeginInvoke();
            await site.WaitForRequestAsync("/held/late", TestContext.Current.CancellationToken);
            shell.Stop();
            Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
        }

        site.ReleaseAll();
        site.Release("late");
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -StatePath $args[1] -MaximumRetryCount 0", site.Url("/p/0"), StatePath);
        Assert.Contains(site.Url("/held/late"), outcome.Values<string>("SourceUrl"));
        Assert.Empty(engine.Run("Get-PageLinks $args[0] -Recurse -StatePath $args[1]", site.Url("/p/0"), StatePath).ThrowOnError().Output);
        Assert.Equal(0L, engine.Run("(Get-CrawlState $args[0]).Pending", StatePath).ThrowOnError().Output.Single().BaseObject);
    }

    [Fact]
    public async Task It_follows_the_location()
    {
        await using var site = await StartAsync(3);
        using var engine = new Engine();
        engine.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[1]); Get-PageLinks $args[0] -Recurse -StatePath ./crawl.db", site.Url("/p/0"), _folder.FullName).ThrowOnError();
        Assert.True(File.Exists(StatePath));
        Assert.Equal([StatePath], Directory.GetFiles(_folder.FullName));
    }

    [Theory]
    [InlineData("Get-PageLinks $seed -Recurse -Scope Any", "its Scope is 'Host' instead of 'Any'")]
    [InlineData("Get-PageLinks $seed -Depth 2", "its Depth is 'unlimited' instead of '2'")]
    [InlineData("Get-PageLinks $seed -Recurse -Include *x*", "its Include is '' instead of '*x*'")]
    [InlineData("Get-PageLinks $seed -Recurse -Kind Image", "its Kind is 'Hyperlink' instead of 'Image'")]
    [InlineData("Get-PageLinks $seed, $other -Recurse", "it does not start at 'http://127.0.0.1:")]
    [InlineData("Get-PageLinks $other -Recurse", "it starts at 'http://127.0.0.1:")]
    public async Task Another_crawl_is_refused_with_what_differs_unless_forced(string command, string difference)
    {
        await using var site = await StartAsync(3);
        using var engine = new Engine();
        engine.Run("Get-PageLinks $args[0] -Recurse -StatePath $args[1]", site.Url("/p/0"), StatePath).ThrowOnError();
        site.Log.Clear();
        var script = $"$seed = $args[0]; $other = $args[2]; {command} -StatePath $args[1]";
        var outcome = engine.Run(script, site.Url("/p/0"), StatePath, site.Url("/page/1"));
        Assert.Equal("StateFileMismatch,LinkTools.Commands.GetPageLinksCommand", outcome.FatalId);
        var error = outcome.Errors.SingleOrDefault() ?? outcome.Terminating!.ErrorRecord;
        Assert.Contains(difference, error.ToString(), StringComparison.Ordinal);
        Assert.Equal((System.Management.Automation.ErrorCategory.InvalidArgument, StatePath), (error.CategoryInfo.Category, (string)error.TargetObject));
        Assert.Equal(0, site.Log.Count);

        // With -MaximumPages, lest the other page leads on and on.
        engine.Run($"{script} -Force -MaximumPages 5 -WarningAction SilentlyContinue", site.Url("/p/0"), StatePath, site.Url("/page/1")).ThrowOnError();
    }

    [Theory]
    [InlineData("-Kind Hyperlink", "-Kind hyperlink")]
    [InlineData("-Kind All", "-Kind *")]
    [InlineData("-Kind Image, Media", "-Kind Media, Image")]
    [InlineData("", "-MaximumPages 100 -ThrottleLimit 2 -Verbose:$false")]
    public async Task The_same_said_otherwise_is_the_same(string first, string second)
    {
        await using var site = await StartAsync(3);
        using var engine = new Engine();
        engine.Run($"Get-PageLinks $args[0] -Recurse -StatePath $args[1] {first}", site.Url("/p/0"), StatePath).ThrowOnError();
        Assert.Empty(engine.Run($"Get-PageLinks $args[0] -Recurse -StatePath $args[1] {second}", site.Url("/p/0"), StatePath).ThrowOnError().Output);
    }

    [Fact]
    public async Task RetryFailed_takes_up_what_failed_and_nothing_else()
    {
        await using var site = await StartAsync(3);
        site.MapHtml("/p/2", "<a href=/later>x</a>");
        site.Map("/later", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        using var engine = new Engine();
        const string Command = "Get-PageLinks $args[0] -Recurse -StatePath $args[1] -MaximumRetryCount 0";
        Assert.Equal(["HttpStatus"], engine.Run(Command, site.Url("/p/0"), StatePath).ErrorIds);
        site.Log.Clear();
        engine.Run(Command, site.Url("/p/0"), StatePath).ThrowOnError();
        Assert.Equal(0, site.Log.Count);
        site.MapHtml("/later", "<a href=/p/1>x</a>");
        var outcome = engine.Run($"{Command} -RetryFailed", site.Url("/p/0"), StatePath).ThrowOnError();
        Assert.Equal([site.Url("/later")], outcome.Values<string>("SourceUrl"));
        Assert.Equal(["/later", "/robots.txt"], site.Log.Targets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task MaximumPages_counts_over_all_runs_and_may_be_raised()
    {
        await using var site = await StartAsync(30);
        using var engine = new Engine();
        const string Command = "Get-PageLinks $args[0] -Recurse -StatePath $args[1] -WarningAction SilentlyContinue";
        Assert.Equal(5, Pages(engine.Run($"{Command} -MaximumPages 5", site.Url("/p/0"), StatePath)));
        Assert.Equal(0, Pages(engine.Run($"{Command} -MaximumPages 5", site.Url("/p/0"), StatePath)));
        Assert.Equal(7, Pages(engine.Run($"{Command} -MaximumPages 12", site.Url("/p/0"), StatePath)));
        Assert.Equal(18, Pages(engine.Run(Command, site.Url("/p/0"), StatePath)));

        static int Pages(Outcome outcome) => outcome.ThrowOnError().Values<string>("SourceUrl").Distinct().Count();
    }

    [Theory]
    [InlineData("foreign", "StateFileForeign", System.Management.Automation.ErrorCategory.InvalidData)]
    [InlineData("damaged", "StateFileDamaged", System.Management.Automation.ErrorCategory.InvalidData)]
    [InlineData("locked", "StateFileInUse", System.Management.Automation.ErrorCategory.ResourceBusy)]
    [InlineData("folder", "StateFileUnusable", System.Management.Automation.ErrorCategory.OpenError)]
    [InlineData("nowhere", "StateFileUnusable", System.Management.Automation.ErrorCategory.OpenError)]
    public async Task A_file_that_cannot_be_used_is_a_terminating_error(string what, string id, System.Management.Automation.ErrorCategory category)
    {
        await using var site = await StartAsync(200);
        using var engine = new Engine();
        var path = StatePath;
        using var holder = what == "locked" ? new FileStream(path + "-lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None) : null;
        switch (what)
        {
            case "foreign":
                await File.WriteAllTextAsync(path, "no state at all, but my shopping list", TestContext.Current.CancellationToken);
                break;
            case "damaged":
                engine.Run("Get-PageLinks $args[0] -Recurse -StatePath $args[1]", site.Url("/p/0"), path).ThrowOnError();
                var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
                bytes.AsSpan(8192, 12_288).Fill(0x5A);
                await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "nowhere":
                path = Path.Combine(_folder.FullName, "none", "crawl.db");
                break;
        }

        site.Log.Clear();
        var outcome = engine.Run("try { Get-PageLinks $args[0] -Recurse -StatePath $args[1] } catch { $_; return }; 'not ended'", site.Url("/p/0"), path);
        var error = (System.Management.Automation.ErrorRecord)Assert.Single(outcome.Output).BaseObject;
        Assert.Equal($"{id},LinkTools.Commands.GetPageLinksCommand", error.FullyQualifiedErrorId);
        Assert.Equal((category, path), (error.CategoryInfo.Category, (string)error.TargetObject));
        Assert.Contains(path, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, site.Log.Count);
    }

    [Fact]
    public async Task A_fault_met_when_a_page_is_completed_is_the_same_clear_error()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        // A first crawl, so that the module's own SQLite is there to hold the file with: two copies in a process see no lock of each other.
        site.MapHtml("/start", "");
        engine.Run("Get-PageLinks $args[0] -Recurse -StatePath $args[1]", site.Url("/start"), StatePath + "-other").ThrowOnError();
        var sqlite = AssemblyLoadContext.All.Single(context => context.Name == "LinkTools").Assemblies.First(assembly => assembly.GetName().Name == "Microsoft.Data.Sqlite").GetType("Microsoft.Data.Sqlite.SqliteConnection")!;
        using var holder = (DbConnection)Activator.CreateInstance(sqlite, $"Data Source={StatePath};Pooling=False")!;
        using var shell = engine.Prepare("Get-PageLinks $args[0] -Depth 0 -StatePath $args[1]", site.Url("/held/x"), StatePath);
        var running = shell.BeginInvoke();
        await site.WaitForRequestAsync("/held/x", TestContext.Current.CancellationToken);
        await holder.OpenAsync(TestContext.Current.CancellationToken);
        using var command = holder.CreateCommand();
        // Waits for its turn, and keeps it until the crawl has lost patience.
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        site.Release("x");
        shell.EndInvoke(running);
        Assert.Equal("StateFileInUse,LinkTools.Commands.GetPageLinksCommand", Assert.Single(shell.Streams.Error).FullyQualifiedErrorId);
    }

    /// <summary>A tree of pages, three links on each.</summary>
    private static async Task<Site> StartAsync(int count)
    {
        var site = await Site.StartAsync();
        for (var i = 0; i < count; i++)
            site.MapHtml($"/p/{i}", string.Concat(new[] { (2 * i) + 1, (2 * i) + 2, 0 }.Select(n => $"<a href=/p/{(n < count ? n : 0)}>x</a>")));
        return site;
    }
}
