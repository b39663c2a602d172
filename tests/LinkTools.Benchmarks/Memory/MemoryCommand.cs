using System.Diagnostics;
using System.Globalization;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Memory;

/// <summary>
/// The peak memory of a whole process for pages of 16 MB that are a few kilobytes when compressed. Exits with 1 if a
/// limit is exceeded.
/// </summary>
internal static class MemoryCommand
{
    /// <summary>How many megabytes more than before a process may hold after everything has been collected.</summary>
    private const int PromisedGrowth = 100;

    // In this order: links, and the resident megabytes at the peak, before and after.
    private const string Script = """
        function Suspend {
            begin { $n = 0 }
            process { if ($n++ % 1e6 -eq 0) { Start-Sleep -Milliseconds 300 } $_ }
        }
        filter Get-Figure([string] $Name) {
            foreach ($line in [IO.File]::ReadAllLines("/proc/$PID/status")) {
                if ($line.StartsWith($Name)) { [long]($line -replace '\D') / 1024 }
            }
        }
        function Get-Rest {
            1..3 | ForEach-Object { [GC]::Collect(2, 'Forced', $true, $true) }
            Get-Figure VmRSS
        }
        $null = Get-PageLinks '{base}/index'
        $before = Get-Rest
        $tally = $null
        Get-PageLinks {urls} {arguments} -Summary -InformationVariable tally `
            -InformationAction SilentlyContinue {pipe} | Out-Null
        '{0}|{1}|{2}|{3}|{4}' -f $tally.MessageData.Links, $tally.MessageData.Failed, (Get-Figure VmHWM), $before,
            (Get-Rest)
        """;

    /// <summary>
    /// memory [--module MANIFEST] [SHAPE [PAGES]]: all cases, or those of one shape, or with this number of pages.
    /// </summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var module = args is ["--module", var manifest, ..] ? manifest : null;
        var words = args.Skip(module is null ? 0 : 2).ToList();
        Console.WriteLine(
            "| 16 MB of | pages | | links | failed | s | peak MB | promised | more afterwards, MB | |\n"
            + "|---|---:|---|---:|---:|---:|---:|---:|---:|---|");
        var isKept = true;
        foreach (var @case in MemoryCase.All())
        {
            var isWanted = (words.Count == 0 || words[0] == @case.Name)
                && (words.Count < 2 || words[1] == @case.Pages.ToString(CultureInfo.InvariantCulture));
            if (isWanted)
                isKept &= await MeasureAsync(@case, module);
        }

        return isKept ? 0 : 1;
    }

    private static async Task<bool> MeasureAsync(MemoryCase @case, string? module)
    {
        await using var site = new LargePages(@case.Shape, @case.Start, @case.End, @case.Pages);
        var urls = @case.Mode == "-Recurse"
            ? $"'{site.BaseUrl}/index'"
            : string.Join(',', Enumerable.Range(0, @case.Pages).Select(i => $"'{site.BaseUrl}/page/{i}'"));
        var script = Script.Replace("{base}", site.BaseUrl, StringComparison.Ordinal)
            .Replace("{urls}", urls, StringComparison.Ordinal)
            .Replace("{arguments}", @case.Arguments, StringComparison.Ordinal)
            .Replace("{pipe}", @case.Pipe, StringComparison.Ordinal);
        var started = Stopwatch.GetTimestamp();
        var (exitCode, output) = await ProcessMeter.ReadAsync(
            PowerShellEngine.Path, PowerShellEngine.WithModule(script, module));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var figures = output.Trim().Split('|');
        double Of(int index) => double.Parse(figures[index], CultureInfo.InvariantCulture);
        var growth = Of(4) - Of(3);
        var isKept = exitCode == 0 && Of(1) == 0 && Of(2) <= @case.Promise && growth <= PromisedGrowth;
        Console.WriteLine(Figures.Text(
            $"| {Figures.Cell(@case.Name)} | {@case.Pages} | {@case.Mode} | {Of(0):N0} | {Of(1):N0} | {seconds:0.0} "
            + $"| {Of(2):0} | {@case.Promise} | {growth:0} | {Figures.Verdict(isKept)} |"));
        return isKept;
    }
}
