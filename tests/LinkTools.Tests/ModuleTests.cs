namespace LinkTools.Tests;

/// <summary>How the module comes and goes, and what it loads.</summary>
public sealed class ModuleTests
{
    private const string Loaded = "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName() } | Where-Object Name -in 'LinkTools.Core', 'AngleSharp' | ForEach-Object { \"$($_.Name) $($_.Version)\" }";
    private const string UsePage = "Get-PageLinks -Html '<a href=x>&hellip;</a>' -BaseUrl http://a.example/ | ForEach-Object Url";

    private static string LoadOther => $"$null = [System.Reflection.Assembly]::LoadFrom('{Engine.BuildFact("OtherAngleSharp")}')";

    private static string UseOther => "[AngleSharp.Html.Parser.HtmlParser]::new().ParseDocument('<p>other works</p>').Body.TextContent";

    [Fact]
    public void It_exports_what_it_says()
    {
        using var engine = new Engine();
        Assert.Equal(
            ["Alias Get-PageLink", "Cmdlet Get-CrawlState", "Cmdlet Get-PageLinks", "Cmdlet Get-SitemapUrl", "Cmdlet Test-RobotsUrl"],
            engine.Run("Get-Command -Module LinkTools | ForEach-Object { \"$($_.CommandType) $($_.Name)\" }").ThrowOnError().Output.Select(name => name.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Importing_loads_neither_the_core_nor_third_party_code()
    {
        var outcome = await ShellProcess.RunAsync([$"{Loaded}; 'end'"]);
        Assert.Equal(["end"], outcome.Lines);
    }

    [Fact]
    public async Task Another_AngleSharp_loaded_first_does_not_get_in_the_way()
    {
        var outcome = await ShellProcess.RunAsync([$"{LoadOther}; {UseOther}; {UsePage}; {UseOther}; {Loaded}"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(["other works", "http://a.example/x", "other works"], outcome.Lines[..3]);
        Assert.Equal(["AngleSharp 1.10.3.0", "AngleSharp 1.8.6.0"], outcome.Lines[3..].Where(line => line.StartsWith("AngleSharp", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Ours_loaded_first_does_not_get_in_the_way_of_another()
    {
        var outcome = await ShellProcess.RunAsync([$"{UsePage}; {LoadOther}; {UseOther}; {UsePage}; {Loaded}"]);
        Assert.Equal("", outcome.Errors);
        Assert.Equal(["http://a.example/x", "other works", "http://a.example/x"], outcome.Lines[..3]);
        Assert.Equal(["AngleSharp 1.10.3.0", "AngleSharp 1.8.6.0"], outcome.Lines[3..].Where(line => line.StartsWith("AngleSharp", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task The_core_that_was_compiled_for_this_platform_is_used_and_does_without_where_it_is_unusable()
    {
        const string location = "[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'LinkTools.Core' } | ForEach-Object Location";
        var folder = Directory.CreateTempSubdirectory("linktools-");
        try
        {
            var built = Path.GetDirectoryName(Engine.ModuleManifest)!;
            foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(built, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var compiled = Assert.Single(Directory.EnumerateFiles(Path.Combine(folder.FullName, "bin", "core"), "LinkTools.Core.dll", SearchOption.AllDirectories), file => !file.EndsWith(Path.Combine("core", "LinkTools.Core.dll"), StringComparison.Ordinal));
            Assert.Equal(["http://a.example/x", compiled], (await ShellProcess.RunAsync([$"{UsePage}; {location}"], module: folder.FullName)).Lines);

            await File.WriteAllTextAsync(compiled, "of another platform", TestContext.Current.CancellationToken);
            var portable = Path.Combine(folder.FullName, "bin", "core", "LinkTools.Core.dll");
            Assert.Equal(["http://a.example/x", portable], (await ShellProcess.RunAsync([$"{UsePage}; {location}"], module: folder.FullName)).Lines);
            File.Delete(compiled);
            Assert.Equal(["http://a.example/x", portable], (await ShellProcess.RunAsync([$"{UsePage}; {location}"], module: folder.FullName)).Lines);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void It_survives_Force_and_Remove()
    {
        using var engine = new Engine();
        for (var i = 0; i < 3; i++)
        {
            engine.Run("Import-Module $args[0] -Force", Engine.ModuleManifest).ThrowOnError();
            Assert.Equal("http://a.example/x", engine.Run(UsePage).ThrowOnError().Output.Single().ToString());
            engine.Run("Remove-Module LinkTools; Import-Module $args[0]", Engine.ModuleManifest).ThrowOnError();
            Assert.Equal("http://a.example/x", engine.Run(UsePage).ThrowOnError().Output.Single().ToString());
        }
    }

    [Fact]
    public void Its_type_works_in_a_param_block()
    {
        using var engine = new Engine();
        var outcome = engine.Run("function f { param([Parameter(ValueFromPipeline)][LinkTools.PageLink] $Link) process { $Link.Href } }; Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example | f").ThrowOnError();
        Assert.Equal("x", outcome.Output.Single().ToString());
    }

    [Fact]
    public async Task It_works_in_many_runspaces_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var engine = new Engine();
            Assert.Equal("http://a.example/x", engine.Run(UsePage).ThrowOnError().Output.Single().ToString());
            engine.Run("Remove-Module LinkTools").ThrowOnError();
        })));
    }

    [Fact]
    public void It_works_in_a_background_runspace_started_by_a_script()
    {
        using var engine = new Engine();
        var script = """
            $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
            $null = $shell.AddScript("Import-Module '$($args[0])'; $($args[1])")
            $shell.EndInvoke($shell.BeginInvoke())
            """;
        Assert.Equal("http://a.example/x", engine.Run(script, Engine.ModuleManifest, UsePage).ThrowOnError().Output.Single().ToString());
    }
}
