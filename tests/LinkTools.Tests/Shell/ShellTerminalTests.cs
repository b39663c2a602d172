using System.Diagnostics;
using LinkTools.TestSite;

namespace LinkTools.Tests.Shell;

/// <summary>What is for people at a terminal only: colour and the progress line.</summary>
public sealed class ShellTerminalTests
{
    private const string Red = "\u001b[91m";
    private const string EraseLine = "\r\u001b[2K";
    private const string Progress = "Getting links";

    [Fact]
    public async Task Errors_are_red_on_a_terminal()
    {
        var shown = await RunOnTerminalAsync("throw 'no'", noColour: false);
        Assert.Contains($"{Red}no\u001b[0m", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NO_COLOR_is_respected()
    {
        var shown = await RunOnTerminalAsync("throw 'no'; [pscustomobject]@{ a = 1 }", noColour: true);
        Assert.Contains("no", shown, StringComparison.Ordinal);
        Assert.DoesNotMatch("\u001b\\[[0-9;]*m", shown);
    }

    [Fact]
    public async Task Nothing_that_is_redirected_has_colour_or_progress()
    {
        await using var site = await Site.StartAsync();
        var outcome = await ShellProcess.RunAsync([$"Get-PageLinks {site.Url("/delay/700")}, {site.Url("/status/404")}"]);
        Assert.DoesNotContain('\u001b', outcome.Output + outcome.Errors);
        Assert.DoesNotContain(Progress, outcome.Output + outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("404", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_one_line_that_is_gone_at_the_end()
    {
        await using var site = await Site.StartAsync();
        var shown = await RunOnTerminalAsync($"Get-PageLinks {site.Url("/page/1")}, {site.Url("/delay/1500")} -Ordered | ForEach-Object Url", noColour: false);
        var last = shown.LastIndexOf(Progress, StringComparison.Ordinal);
        Assert.True(last >= 0, shown);
        Assert.Contains(EraseLine, shown[last..], StringComparison.Ordinal);
        Assert.Contains("/page/1500/9", shown, StringComparison.Ordinal);
        // Between two states of the line there is no line end: each takes the place of the one before.
        Assert.DoesNotMatch($"{Progress}[^\\u001b]*\n", shown);
    }

    /// <summary>Everything that a terminal gets.</summary>
    private static async Task<string> RunOnTerminalAsync(string script, bool noColour)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "This needs the script command of util-linux for a terminal.");
        var quoted = script.Replace("'", @"'\''", StringComparison.Ordinal);
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"dotnet '{Engine.BuildFact("Shell")}' '{quoted}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColour ? "1" : "";
        using var process = Process.Start(start)!;
        var shown = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return shown;
    }
}
