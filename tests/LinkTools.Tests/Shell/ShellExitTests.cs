using System.Diagnostics;
using LinkTools.TestSite;

namespace LinkTools.Tests.Shell;

/// <summary>How the shell ends, and what it ends with.</summary>
public sealed class ShellExitTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'no'", 1)]
    [InlineData("1 +", 1)]
    [InlineData("Get-PageLinks ftp://a.example/", 1)]
    [InlineData("Get-PageLinks ftp://a.example/; 1 # the last statement succeeds", 0)]
    [InlineData("Get-PageLinks", 1)]
    public async Task A_script_gives_its_exit_code(string script, int expected)
    {
        var outcome = await ShellProcess.RunAsync([script]);
        Assert.Equal(expected, outcome.ExitCode);
        Assert.Equal(expected == 1, outcome.Errors.Length > 0 && !script.Contains('#', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is nothing to run.")]
    [InlineData("There is no option --bogus.", "--bogus", "1")]
    [InlineData("There is no option -Bogus.", "-Bogus", "1")]
    [InlineData("--csv needs a value.", "1", "--csv")]
    [InlineData("--output 'xml' is not known", "1", "--output", "xml")]
    [InlineData("--demo chooses its own output.", "--demo", "--csv", "x.csv")]
    public async Task Wrong_usage_says_what_is_wrong(string problem, params string[] arguments)
    {
        var outcome = await ShellProcess.RunAsync(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"linktools: {problem}", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_the_real_home()
    {
        var outcome = await ShellProcess.RunAsync(["--help"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.All(["pwsh", "--csv", "--json", "--output", "--demo", "--version", "-File", "$input", "NO_COLOR", "130"], word => Assert.Contains(word, outcome.Output, StringComparison.Ordinal));
        Assert.Matches(@"^linktools \d+\.\d+\.\d+", (await ShellProcess.RunAsync(["--version"])).Output);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        using var process = ShellProcess.Start(["$i = 0; while ($true) { $i++; $i }"]);
        process.StandardInput.Close();
        Assert.Equal("1", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        process.StandardOutput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Select_Object_First_stops_what_is_upstream()
    {
        var outcome = await ShellProcess.RunAsync(["& { while ($true) { 'x' } } | Select-Object -First 2; 'after'"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Equal(["x", "x", "after"], outcome.Lines);
    }

    [Fact]
    public async Task An_interrupt_stops_the_script()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        await using var site = await Site.StartAsync();
        using var process = ShellProcess.Start([$"Get-PageLinks {site.Url("/held/for-ever")}; 'not reached'"]);
        await site.WaitForRequestAsync("/held/for-ever", TestContext.Current.CancellationToken);
        Interrupt(process);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_interrupt_ends_what_does_not_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var process = ShellProcess.Start(["'started'; [Threading.Thread]::Sleep([Threading.Timeout]::Infinite)"]);
        Assert.Equal("started", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        // Two signals at once may arrive as one, so they are sent until they have worked.
        while (!process.HasExited)
        {
            Interrupt(process);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(130, process.ExitCode);
    }

    private static void Interrupt(Process process)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
