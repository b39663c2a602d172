using System.Diagnostics;
using System.Management.Automation;
using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>
/// The ways out of a pipeline. After each, nothing of the cmdlet is running and the site sees no new request; repeated,
/// because what is left behind by a race shows only now and then. Select-Object -First is not in the bare engine: the
/// Pester suite has it.
/// </summary>
public sealed class ExitTests
{
    private const int Repetitions = 30;

    [Theory]
    [InlineData("foreach ($once in 1) { Get-PageLinks -Url $args[0] | ForEach-Object { break } }")]
    [InlineData("Get-PageLinks -Url $args[0] | ForEach-Object { throw 'enough' }")]
    [InlineData("Get-PageLinks -Url (@('not a url') + $args[0]) -ErrorAction Stop")]
    [InlineData("$args[0] | Get-PageLinks | ForEach-Object { throw 'enough' }")]
    [InlineData("& { $args[0][0..9]; throw 'upstream' } $args[0] | Get-PageLinks")]
    public async Task Leaving_a_pipeline_leaves_nothing_running(string script)
    {
        await using var site = await Site.StartAsync();
        // A few fast pages, so that there is a first object, and many that never answer.
        var urls = Enumerable.Range(0, 100).Select(n => n % 10 == 0 ? site.Url($"/page/{n}") : site.Url($"/held/{n}")).ToArray();
        using var engine = new Engine();
        for (var i = 0; i < Repetitions; i++)
        {
            engine.Run(script, (object)urls);
            await Quiet.AssertAsync(site, Stopwatch.StartNew());
        }
    }

    [Fact]
    public async Task Ctrl_C_leaves_nothing_running()
    {
        await using var site = await Site.StartAsync();
        var urls = Enumerable.Range(0, 100).Select(n => site.Url($"/held/{n}")).ToArray();
        using var engine = new Engine();
        for (var i = 0; i < Repetitions; i++)
        {
            site.Log.Clear();
            using var shell = engine.Prepare("Get-PageLinks -Url $args[0]", (object)urls);
            var running = shell.BeginInvoke();
            await site.WaitForRequestAsync("/held/0", TestContext.Current.CancellationToken);
            var since = Stopwatch.StartNew();
            shell.Stop();
            Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
            await Quiet.AssertAsync(site, since);
        }
    }

    [Fact]
    public async Task A_full_run_leaves_nothing_running()
    {
        await using var site = await Site.StartAsync();
        var urls = Enumerable.Range(0, 40).Select(n => site.Url($"/page/{n}")).ToArray();
        using var engine = new Engine();
        for (var i = 0; i < Repetitions; i++)
        {
            var outcome = engine.Run("Get-PageLinks -Url $args[0]", (object)urls).ThrowOnError();
            Assert.Equal(40, outcome.Values<string>("SourceUrl").Distinct().Count());
            await Quiet.AssertAsync(site, Stopwatch.StartNew());
        }
    }
}
