using System.Diagnostics;
using System.Globalization;

namespace LinkTools.Tests;

/// <summary>The built shell as a process of its own: a fresh engine with nothing loaded.</summary>
internal static class ShellProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Runs it to its end, with <paramref name="input"/> on standard input, with another module than the built one where named,
    /// and with views as wide as <paramref name="columns"/>.
    /// </summary>
    public static async Task<ShellOutcome> RunAsync(IEnumerable<string> arguments, string? input = null, string? module = null, int? columns = null)
    {
        using var process = Start(arguments, module, columns);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellOutcome(process.ExitCode, await output, await errors);
    }

    /// <summary>
    /// Starts it; the caller ends it. What has not ended after a minute is killed, so that a test fails instead of hanging.
    /// </summary>
    public static Process Start(IEnumerable<string> arguments, string? module = null, int? columns = null)
    {
        // Whoever starts the tests in the background may have set them to ignore interrupts, which processes inherit.
        string[] command = File.Exists("/usr/bin/env") && OperatingSystem.IsLinux()
            ? ["/usr/bin/env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var process = Process.Start(
            new ProcessStartInfo(command[0], [.. command[1..], Engine.BuildFact("Shell"), .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                Environment = { ["LINKTOOLS_MODULE"] = module ?? Engine.ModuleManifest, ["COLUMNS"] = columns?.ToString(CultureInfo.InvariantCulture) },
            })!;
        _ = KillAsync(process);
        return process;
    }

    private static async Task KillAsync(Process process)
    {
        await Task.Delay(Limit);
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, as it should have.
        }
    }
}

/// <summary>What a process left behind.</summary>
internal sealed record ShellOutcome(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
