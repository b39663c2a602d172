using System.Diagnostics;
using System.Globalization;

namespace LinkTools.Benchmarks.Peers;

/// <summary>Runs a command as a whole process and measures it, by sampling /proc while it runs.</summary>
internal static class ProcessMeter
{
    private static readonly TimeSpan SampleInterval = TimeSpan.FromMilliseconds(10);
    private const double TicksPerSecond = 100;

    /// <summary>Runs to the end; throws when the command fails, with what it said.</summary>
    public static async Task<Cost> RunAsync(string file, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (cpu, peak) = (TimeSpan.Zero, 0L);
        var exit = process.WaitForExitAsync();
        while (await Task.WhenAny(exit, Task.Delay(SampleInterval)) != exit)
            Sample(process.Id, ref cpu, ref peak);
        await exit;
        var wall = watch.Elapsed;
        await output;
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await errors}");
        return new Cost(wall, cpu, peak);
    }

    private static void Sample(int id, ref TimeSpan cpu, ref long peak)
    {
        try
        {
            // Fields after the command's closing parenthesis: the 12th and 13th are user and system ticks.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var seconds = (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
            cpu = TimeSpan.FromSeconds(seconds);
            var high = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (high is not null)
                peak = Math.Max(peak, long.Parse(high.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024);
        }
        catch (Exception exception) when (exception is IOException or IndexOutOfRangeException)
        {
            // It ended between two looks.
        }
    }
}
