using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Startup;

/// <summary>
/// The time until the first link: whole processes, in turns, compared with a session that does nothing. Exits with 1 if
/// importing takes longer than its limit.
/// </summary>
internal static class StartupCommand
{
    private const double PromisedMilliseconds = 150;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = StartupOptions.Parse(args);
        var directories = PeerComparison.DefaultDirectories.Where(Directory.Exists).ToList();
        await using var site = await SiteProcess.StartAsync();
        await using var pages = await ServedPages.StartAsync(directories);
        var temp = Directory.CreateTempSubdirectory("linktools-startup-");
        try
        {
            var list = Path.Combine(temp.FullName, "pages.txt");
            await File.WriteAllLinesAsync(list, pages.Urls);
            var cases = StartupCase.All(options.Modules, $"{site.BaseUrl}/page/1", list, pages.Urls.Count).ToList();
            // The first round fills the disk cache and compiles the code of the sites.
            for (var run = -1; run < options.Runs; run++)
            {
                foreach (var start in cases)
                {
                    var cost = await ProcessMeter.RunAsync(start.File, start.Arguments);
                    if (run >= 0)
                        start.Milliseconds.Add(cost.Wall.TotalMilliseconds);
                }
            }

            return Print(options, cases) ? 0 : 1;
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static bool Print(StartupOptions options, List<StartupCase> cases)
    {
        Console.WriteLine(
            Figures.Text($"Whole processes of pwsh -NoProfile, {options.Runs} runs each, in turns; milliseconds\n"));
        Console.WriteLine("| | min | median | over the empty session: min | median | |\n|---|---:|---:|---:|---:|---|");
        var empty = cases[0];
        var isKept = true;
        foreach (var start in cases)
        {
            var (least, middle) = (
                start.Milliseconds.Min() - empty.Milliseconds.Min(),
                Figures.Median(start.Milliseconds) - Figures.Median(empty.Milliseconds));
            var isUnder = middle < PromisedMilliseconds;
            isKept &= isUnder || !start.IsImport;
            Console.WriteLine(Figures.Text(
                $"| {start.Name} | {start.Milliseconds.Min():0} | {Figures.Median(start.Milliseconds):0} | "
                    + $"{(start == empty ? "" : Figures.Text($"{least:0}"))} | "
                    + $"{(start == empty ? "" : Figures.Text($"{middle:0}"))} | "
                    + $"{(start.IsImport ? $"promise: {PromisedMilliseconds:0}: {Figures.Verdict(isUnder)}" : "")} |"));
        }

        return isKept;
    }
}
