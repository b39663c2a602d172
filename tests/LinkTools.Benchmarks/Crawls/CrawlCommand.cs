using System.Globalization;
using System.Text;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// Crawls whole sites from their first pages with several programs, as whole processes, in turns. The median run
/// counts.
/// </summary>
internal static class CrawlCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var settings = CrawlSettings.Parse(args);
        if (
            settings.Directories.FirstOrDefault(
                directory => !File.Exists(Path.Combine(directory, "index.html"))) is { } absent)
        {
            Console.Error.WriteLine(
                $"{absent} has no index.html. Name directories of HTML, or install Debian's postgresql-doc-15 and "
                + "python3.11-doc.");
            return 2;
        }

        await using var pages = await ServedPages.StartAsync(
            settings.Directories, "--log", "--header", "LinkChecker:welcome");
        var temp = Directory.CreateTempSubdirectory("linktools-crawl-");
        try
        {
            // Some crawlers drop their privileges if root starts them, and read their settings without them.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(temp.FullName, (UnixFileMode)0b111_101_101);
            await WarmAsync(pages);
            string[] seeds = [.. pages.Sites.Select(site => $"{site.BaseUrl}/index.html")];
            List<Contender> contenders =
                [.. settings.Checks ? LinkCheckers.All(seeds, temp) : SiteCrawlers.All(seeds, temp)];
            var results = contenders.ToDictionary(contender => contender, _ => new List<CrawlRun>());
            for (var run = 0; run < settings.Runs; run++)
            {
                foreach (var contender in contenders.Where(contender => contender.File is not null))
                {
                    results[contender].Add(await CrawlRun.MeasureAsync(contender, pages));
                    Console.Error.WriteLine(
                        Figures.Text($"  {contender.Name}: {results[contender][^1].Cost.Wall.TotalSeconds:0.00} s"));
                }
            }

            var title = Figures.Text(
                $"{pages.Urls.Count} pages, {pages.Bytes / 1e6:0} MB, on {pages.Sites.Count} sites, served on "
                + $"loopback by the same machine ({Environment.ProcessorCount} cores); {settings.Runs} runs, the "
                + $"median");
            var table = Table(title, contenders.Select(contender => (contender, CrawlRun.Median(results[contender]))));
            Console.WriteLine(table);
            Directory.CreateDirectory(settings.Output);
            var file = settings.Checks ? "checks.md" : "crawl.md";
            await File.WriteAllTextAsync(Path.Combine(settings.Output, file), table);
            return 0;
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static string Table(string title, IEnumerable<(Contender Contender, CrawlRun? Run)> rows)
    {
        var text = new StringBuilder(
            $"{title}\n\n| | pages read | requests | seconds | pages/s | of ours | CPU s | peak MB "
            + "|\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        CrawlRun? ours = null;
        foreach (var (contender, run) in rows)
        {
            ours ??= run;
            text.Append(run is null
                ? $"| {Figures.Cell(contender.Name)} | skipped: {contender.Missing} | | | | | | |\n"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {Figures.Cell(contender.Name)} | {run.Pages} | {run.Requests} | "
                    + $"{run.Cost.Wall.TotalSeconds:0.00} | {run.PagesPerSecond:0} | "
                    + $"{run.PagesPerSecond / ours!.PagesPerSecond:0.00} | {run.Cost.Cpu.TotalSeconds:0.00} | "
                    + $"{run.Cost.PeakBytes / 1e6:0} |\n"));
        }

        return text.ToString();
    }

    // The first requests of each site compile its code, so they are not measured.
    private static async Task WarmAsync(ServedPages pages)
    {
        using var http = new HttpClient();
        await Parallel.ForEachAsync(pages.Urls, async (url, stop) => await http.GetByteArrayAsync(new Uri(url), stop));
    }
}
