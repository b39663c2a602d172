using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Output;

/// <summary>
/// Writes links to a file with -OutFile, with Export-Csv and with the asyncio tutorial program, as whole processes in
/// turns; then in a warm session, with allocations.
/// </summary>
internal static class OutputCommand
{
    // A session is warm when it has repeated the work until the runtime compiles nothing any more.
    private const int WarmUpTurns = 30;

    private const string Tutorial = "the tutorial, plain writes", Published = "the tutorial, as published";

    /// <summary>output [--turns N] [--pages N] [--throttle N] [--engine FOLDER]</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = OutputOptions.Parse(args);
        var temp = Directory.CreateTempSubdirectory("linktools-output-");
        try
        {
            var site = temp.CreateSubdirectory("site").FullName;
            GeneratedPages.Write(site, options.Pages);
            await using var pages = await ServedPages.StartAsync([site]);
            var list = Path.Combine(temp.FullName, "pages.txt");
            await File.WriteAllLinesAsync(list, pages.Urls);
            var file = Path.Combine(temp.FullName, "links.csv");
            var engines = new List<(string Name, string Path)> { ("the .NET tool", PowerShellEngine.Path) };
            if (options.Engine is not null)
                engines.Add(("compiled ahead of time", await CompiledEngine.PrepareAsync(options.Engine)));
            var contenders = Contenders(options, list, file, engines).ToList();
            var times = contenders.ToDictionary(static contender => contender.Name, static _ => new List<double>());
            // The first turn fills the disk cache and compiles the code of the site.
            for (var turn = -1; turn < options.Turns; turn++)
            {
                foreach (var contender in contenders)
                {
                    var cost = await ProcessMeter.RunAsync(contender.File!, contender.Arguments);
                    if (turn >= 0)
                        times[contender.Name].Add(cost.Wall.TotalSeconds);
                }
            }

            Print(options, pages, contenders, times);
            await PrintSessionAsync(options, list, file);
            return 0;
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static IEnumerable<Contender> Contenders(
        OutputOptions options, string list, string file, IEnumerable<(string Name, string Path)> engines)
    {
        var tutorial = Path.Combine(AppContext.BaseDirectory, "Peers", "tutorial.py");
        yield return new(Tutorial, "/usr/bin/python3", [tutorial, list, file, $"{options.Throttle}"]);
        yield return new(
            Published, "/usr/bin/python3", [tutorial, list, file, $"{options.Throttle}", "published"]);
        foreach (var (name, path) in engines)
        {
            var job = $"[IO.File]::ReadAllLines('{list}') | Get-PageLinks -ThrottleLimit {options.Throttle} "
                + $"-HostThrottleLimit {options.Throttle}";
            yield return new($"an empty session ({name})", path, PowerShellEngine.Plain("1"));
            yield return new($"the module imported, one link ({name})", path, PowerShellEngine.WithModule(
                "$null = Get-PageLinks -Html '<a href=x>' -BaseUrl http://localhost/"));
            yield return new(
                $"-OutFile ({name})", path, PowerShellEngine.WithModule($"{job} -OutFile '{file}'"), IsOurs: true);
            yield return new(
                $"| Out-Null ({name})", path, PowerShellEngine.WithModule($"{job} | Out-Null"), IsOurs: true);
            yield return new(
                $"| Export-Csv ({name})", path, PowerShellEngine.WithModule($"{job} | Export-Csv '{file}'"),
                IsOurs: true);
        }
    }

    private static void Print(
        OutputOptions options, ServedPages pages, List<Contender> contenders, Dictionary<string, List<double>> times)
    {
        Console.WriteLine(Figures.Text(
            $"\n{pages.Urls.Count} pages, {pages.Bytes / 1e6:0.0} MB, whole processes, {options.Turns} turns, throttle "
            + $"{options.Throttle}, {Environment.ProcessorCount} cores\n"));
        Console.WriteLine("| | median s | least | the plain tutorial's time over it | the published one's |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var contender in contenders)
        {
            var own = times[contender.Name];
            Console.WriteLine(Figures.Text(
                $"| {Figures.Cell(contender.Name)} | {Figures.Median(own):0.00} | {own.Min():0.00} | "
                + $"{Figures.MedianShare(times[Tutorial], own):0.00} | "
                + $"{Figures.MedianShare(times[Published], own):0.00} |"));
        }
    }

    // One session that has done the same before.
    private static async Task PrintSessionAsync(OutputOptions options, string list, string file)
    {
        var script = $$"""
            $urls = [IO.File]::ReadAllLines('{{list}}')
            $job = @{ ThrottleLimit = {{options.Throttle}}; HostThrottleLimit = {{options.Throttle}} }
            $http = [Net.Http.HttpClient]::new()
            Add-Type 'public static class Bare { public static void Read(System.Net.Http.HttpClient http, string[] urls,
                int throttle) { System.Threading.Tasks.Parallel.ForEachAsync(urls,
                new System.Threading.Tasks.ParallelOptions { MaxDegreeOfParallelism = throttle },
                async (url, stop) => { using var reply = await http.GetAsync(url,
                System.Net.Http.HttpCompletionOption.ResponseHeadersRead); using var body =
                await reply.Content.ReadAsStreamAsync(); var buffer = new byte[32768];
                while (await body.ReadAsync(buffer) > 0) { } }).Wait(); } }'
            $ways = [ordered]@{
                'bare HttpClient' = { [Bare]::Read($http, $urls, {{options.Throttle}}) }
                'into $null' = { $null = Get-PageLinks $urls @job }
                '-OutFile' = { Get-PageLinks $urls @job -OutFile '{{file}}' }
            }
            $times = @{}; $bytes = @{}
            foreach ($turn in 1..{{options.Turns + WarmUpTurns}}) {
                foreach ($way in $ways.Keys) {
                    [GC]::Collect()
                    $before = [GC]::GetTotalAllocatedBytes($true)
                    $watch = [Diagnostics.Stopwatch]::StartNew()
                    & $ways[$way]
                    $seconds = $watch.Elapsed.TotalSeconds
                    $bytes[$way] = [GC]::GetTotalAllocatedBytes($true) - $before
                    if ($turn -gt {{WarmUpTurns}}) { $times[$way] += @($seconds) }
                }
            }

            $middle = { ($times[$args[0]] | Sort-Object)[[math]::Floor($times[$args[0]].Count / 2)] }
            $limit = & $middle 'bare HttpClient'
            foreach ($way in $ways.Keys) {
                $own = & $middle $way
                '| {0} | {1:0.000} | {2:0.00} | {3:0} |' -f $way, $own, ($limit / $own), ($bytes[$way] / 1e6)
            }
            """;
        var (_, output) = await ProcessMeter.ReadAsync(PowerShellEngine.Path, PowerShellEngine.WithModule(script));
        Console.WriteLine(Figures.Text($"\nIn a warm session, {options.Turns} turns\n"));
        Console.WriteLine("| | median s | of the limit | allocated MB |\n|---|---:|---:|---:|");
        Console.Write(output);
    }
}
