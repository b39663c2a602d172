using System.Globalization;
using System.Text;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Memory;

/// <summary>
/// What a whole check keeps: Test-PageLink -Recurse of a site whose pages have 100,000 links, in a process of its own.
/// One URL does not answer until all other links have gone down the pipeline. Then the command still has all that it
/// keeps, and the heap is measured after full collections. A URL costs what the heap of a run with more URLs, but as
/// many links, is larger. Exits with 1 if a limit is exceeded.
/// </summary>
internal static class CheckMemoryCommand
{
    private const int Pages = 100, LinksOfPage = 1_000, Few = 2_000, Many = 20_000, Ids = 1_000;
    private const int PromisedBytesOfUrl = 250, PromisedBytesOfId = 8;

    /// <summary>What two runs of the same check differ by, as a part of what is measured.</summary>
    private const double Noise = 0.1;

    private const string Script = """
        function Get-Heap { 1..2 | ForEach-Object { [GC]::GetTotalMemory($true) } | Select-Object -Last 1 }
        $last = $most = $count = 0
        Test-PageLink '{base}/index.html', '{other}/held/last' -Recurse -Depth 1 -TimeoutSec 600 `
            -HostThrottleLimit 2 | ForEach-Object {
            $count++
            if ($count % 20000 -eq 0 -or $count -eq {total}) {
                $heap = Get-Heap
                $most = [Math]::Max($most, $heap)
                if ($count -eq {total}) {
                    $last = $heap
                    $null = Invoke-WebRequest '{other}/_release?name=last'
                }
            }
        }
        '{0}|{1}|{2}' -f $count, $last, $most
        """;

    // The runtime keeps buffers for later, up to a limit. How many it has is chance, and would hide what a URL costs.
    // So would the buffers of connections: there are few of them here.
    private static readonly string[] Pools =
        ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION",
        "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT"];

    /// <summary>checks-memory</summary>
    public static async Task<int> RunAsync()
    {
        foreach (var pool in Pools)
            Environment.SetEnvironmentVariable(pool, "1");
        var few = await MeasureAsync(Few, 0);
        var many = await MeasureAsync(Many, 0);
        var read = await MeasureAsync(Few, Ids);
        var bare = await MeasureAsync(Few, 1);
        var url = (many.Last - few.Last) / (double)(Many - Few);
        var id = (read.Last - bare.Last) / (double)(Few * (Ids - 1));
        Console.WriteLine(Figures.Text(
            $"| {Pages * LinksOfPage:N0} links to | heap at the last link, MB | at its most, MB |\n|---|---:|---:|\n"
            + $"| {Few:N0} URLs | {few.Last / 1e6:0.0} | {few.Most / 1e6:0.0} |\n"
            + $"| {Many:N0} URLs | {many.Last / 1e6:0.0} | {many.Most / 1e6:0.0} |\n"
            + $"| {Few:N0} URLs with {Ids} ids each | {read.Last / 1e6:0.0} | {read.Most / 1e6:0.0} |\n\n"
            + $"A URL more takes {url:0} bytes (promise: {PromisedBytesOfUrl}), an id more {id:0.0} "
            + $"(promise: {PromisedBytesOfId})."));
        return url <= PromisedBytesOfUrl && id <= PromisedBytesOfId * (1 + Noise) ? 0 : 1;
    }

    private static async Task<(long Last, long Most)> MeasureAsync(int urls, int ids)
    {
        var folder = Directory.CreateTempSubdirectory("linktools-checks-");
        try
        {
            Write(folder.FullName, urls, ids);
            await using var site = await SiteProcess.StartAsync("--directory", folder.FullName);
            await using var other = await SiteProcess.StartAsync("--log");
            var total = 1 + Pages + (Pages * LinksOfPage);
            var script = Script.Replace("{base}", site.BaseUrl, StringComparison.Ordinal)
                .Replace("{other}", other.BaseUrl, StringComparison.Ordinal)
                .Replace("{total}", total.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var (exitCode, output) = await ProcessMeter.ReadAsync(
                PowerShellEngine.Path, PowerShellEngine.WithModule(script));
            var figures = output.Trim().Split('|').Select(
                text => long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
            return exitCode == 0 && figures is [var count, var last, var most] && count > total
                ? (last, most)
                : throw new InvalidOperationException($"{total} links were expected: {output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // All links of a page lead to other URLs than those of the page before it. With ids, each link has a fragment.
    private static void Write(string folder, int urls, int ids)
    {
        void Put(string name, StringBuilder text) => File.WriteAllText(Path.Combine(folder, name), text.ToString());
        var index = new StringBuilder("<title>index</title>");
        for (var page = 0; page < Pages; page++)
        {
            index.Append(CultureInfo.InvariantCulture, $"<a href=page-{page}.html>page</a>\n");
            var links = new StringBuilder("<title>page</title>");
            for (var link = 0; link < LinksOfPage; link++)
            {
                var target = ((page * LinksOfPage) + link) % urls;
                links.Append(
                    CultureInfo.InvariantCulture,
                    $"<a href=target-{target}.html{(ids > 0 ? $"#id{link % ids}" : "")}>target</a>\n");
            }

            Put($"page-{page}.html", links);
        }

        Put("index.html", index);
        var text = new StringBuilder("<title>target</title>");
        for (var id = 0; id < ids; id++)
            text.Append(CultureInfo.InvariantCulture, $"<p id=id{id}>\n");
        for (var target = 0; target < urls; target++)
            Put($"target-{target}.html", text);
    }
}
