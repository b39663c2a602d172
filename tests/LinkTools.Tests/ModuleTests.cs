namespace LinkTools.Tests;

/// <summary>How the module comes and goes, and what it loads.</summary>
public sealed class ModuleTests
{
    private const string UsePage = "Get-PageLinks -Html '<a href=x>&hellip;</a>' -BaseUrl http://a.example/ | ForEach-Object Url";

    [Fact]
    public void It_exports_what_it_says()
    {
        using var engine = new Engine();
        Assert.Equal(
            ["Alias Get-PageLink", "Cmdlet Get-CrawlState", "Cmdlet Get-PageLinks", "Cmdlet Get-SitemapUrl", "Cmdlet Test-RobotsUrl"],
            engine.Run("Get-Command -Module LinkTools | ForEach-Object { \"$($_.CommandType) $($_.Name)\" }").ThrowOnError().Output.Select(name => name.ToString()).Order(StringComparer.Ordinal));
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
