using LinkTools.Core.Frontiers;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>
/// The rate of a crawl with a state file when it is small and when it is large: in turns, over equal windows.
/// </summary>
internal static class StateMeasure
{
    private const int Small = 10_000;
    private const double PromisedShare = 0.8;

    /// <summary>Prints the table; true if the limit is kept.</summary>
    public static async Task<bool> RunAsync(FrontierOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("linktools-frontier-");
        try
        {
            var half = StubCrawl.NewOf(options.Pages) / 2;
            await using var large = Open(folder, "large");
            await large.ReachAsync(options.Urls - half);
            List<double> early = [], late = [];
            for (var window = 0; window < options.Windows; window++)
            {
                // A new one each time, because a window doubles it; the large one hardly grows.
                var small = Open(folder, $"small-{window}");
                await using (small)
                {
                    await small.ReachAsync(Small - half);
                    early.Add(await small.RateAsync(options.Pages));
                }

                late.Add(await large.RateAsync(options.Pages));
            }

            return Print(options, early, late, large.Known);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool Print(FrontierOptions options, List<double> early, List<double> late, long known)
    {
        var share = Figures.MedianShare(late, early);
        Console.WriteLine(
            Figures.Text(
                $"A crawl with a state file and no network, {options.Windows} windows of {options.Pages:N0} pages at "
                + $"each size, in turns\n"));
        Console.WriteLine(
            "| known URLs | pages/s (median) | slowest window | fastest window | |\n|---:|---:|---:|---:|---|");
        Console.WriteLine(Row(Figures.Text($"{Small:N0}"), early, ""));
        Console.WriteLine(
            Row(
                Figures.Text($"{options.Urls:N0} to {known:N0}"), late,
                Figures.Text(
                    $"{share:0%} of the rate at {Small:N0} (promise: {PromisedShare:0%}): "
                    + $"{Figures.Verdict(share >= PromisedShare)}")));
        return share >= PromisedShare;
    }

    private static string Row(string name, List<double> rates, string verdict) =>
        $"| {name} | {Figures.Spread(rates)} | {verdict} |";

    private static StubCrawl Open(DirectoryInfo folder, string name) => new(new LocalFrontier(new SqliteStore(
        Path.Combine(folder.FullName, $"{name}.db"),
        new StateSettings { Identity = new CrawlIdentity { Seeds = [SyntheticSite.UrlOf(0)] } })));
}
