using System.Diagnostics;

namespace LinkTools.Tests;

/// <summary>The built shell as a process of its own: a fresh engine with nothing loaded.</summary>
internal static class ShellProcess
{
    /// <summary>Runs it to its end, with <paramref name="input"/> on standard input.</summary>
    public static async Task<ShellOutcome> RunAsync(IEnumerable<string> arguments, string? input = null)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellOutcome(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts it; the caller ends it.</summary>
    public static Process Start(IEnumerable<string> arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Engine.BuildFact("Shell"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!;
}

/// <summary>What a process left behind.</summary>
internal sealed record ShellOutcome(int ExitCode, string Output, string Errors)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
