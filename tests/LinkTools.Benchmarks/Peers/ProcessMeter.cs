using System.Diagnostics;
using System.Globalization;

namespace LinkTools.Benchmarks.Peers;

/// <summary>Runs a command as a process and measures it, by sampling /proc while it runs.</summary>
internal static class ProcessMeter
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(10);
    private const double TicksPerSecond = 100;

    /// <summary>Runs to the end; throws if the command fails, with its output.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="alsoGood">An exit code besides 0 that is not a failure, e.g. that of a link checker that has found
    /// broken links.</param>
    public static async Task<Cost> RunAsync(string file, IReadOnlyList<string> arguments, int alsoGood = 0)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(file, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        var exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(SampleInterval)) != exit)
            Sample(process.Id, ref cpu, ref peak);
        await exit;
        var wall = watch.Elapsed;
        await output;
        if (process.ExitCode != 0 && process.ExitCode != alsoGood)
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await errors}");
        return new Cost(wall, cpu, peak);
    }

    /// <summary>Runs to the end; returns the exit code and the standard output.</summary>
    public static async Task<(int ExitCode, string Output)> ReadAsync(string file, IReadOnlyList<string> arguments)
    {
        using var process = Start(file, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Length > 0
            ? (process.ExitCode, output)
            : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await errors}");
    }

    private static Process Start(string file, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return Process.Start(start)!;
    }

    private static void Sample(int id, ref TimeSpan cpu, ref long peak)
    {
        try
        {
            // Fields after the command's closing parenthesis: the 12th and 13th are user and system ticks.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var seconds = (
                long.Parse(
                    fields[11],
                    CultureInfo.InvariantCulture) + long.Parse(fields[12],
                    CultureInfo.InvariantCulture)) / TicksPerSecond;
            cpu = TimeSpan.FromSeconds(seconds);
            var high = File.ReadLines($"/proc/{id}/status").FirstOrDefault(
                line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (high is not null)
                peak = Math.Max(
                    peak,
                    long.Parse(
                        high.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                        CultureInfo.InvariantCulture) * 1024);
        }
        catch (Exception exception) when (exception is IOException or IndexOutOfRangeException)
        {
            // It ended between two samples.
        }
    }
}
