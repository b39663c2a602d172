using System.Globalization;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>Fills a frontier in memory and prints its size, in a separate process.</summary>
internal static class MemoryMeasure
{
    /// <summary>The command line of one measurement, for internal use.</summary>
    public const string Command = "frontier-memory";

    public const int PromisedMegabytes = 150;

    /// <summary>One of this number of pages is still waiting at the end, unless all are.</summary>
    private const int CompletedPerWaiting = 20;

    /// <summary>Pages that each page leads to first.</summary>
    private const int NewPerPage = 2;

    /// <summary>Prints a row of the table; 0 if the limit is kept.</summary>
    public static async Task<int> RunAsync(int urls, bool isWaiting)
    {
        await FillAsync(new LocalFrontier(new MemoryStore()), 1_000, isWaiting);
        var (heap, resident) = (GC.GetTotalMemory(forceFullCollection: true), Resident("VmRSS:"));
        await using var frontier = new LocalFrontier(new MemoryStore());
        var characters = await FillAsync(frontier, urls, isWaiting);
        var peak = Megabytes(Resident("VmHWM:") - resident);
        var after = Megabytes(Resident("VmRSS:") - resident);
        var managed = Megabytes(GC.GetTotalMemory(forceFullCollection: true) - heap);
        var isKept = peak < PromisedMegabytes;
        Console.WriteLine(
            Figures.Text(
                $"| {frontier.Counts.Waiting:N0} | {(double)characters / urls:0} | {managed:0} | {after:0} | "
                    + $"{peak:0} | "
                + $"{Figures.Verdict(isKept)} |"));
        return isKept ? 0 : 1;
    }

    private static async Task<long> FillAsync(LocalFrontier frontier, int urls, bool isWaiting)
    {
        var characters = 0L;
        var added = new List<FoundPage>();
        FrontierPage? from = null;
        for (var i = 0; i < urls; i++)
        {
            var url = WebUrl.Parse(SyntheticSite.UrlOf(i))!;
            characters += url.Href.Length;
            var depth = i == 0 ? 0 : (int)Math.Log10(i);
            frontier.Note(url, depth);
            added.Add(new FoundPage(url, depth) { News = PageNews.New, Line = 3 * i % 500 });
            if (added.Count < NewPerPage && i < urls - 1)
                continue;
            await frontier.AddAsync(from, added, CancellationToken.None);
            for (var j = 0; j < added.Count && !isWaiting; j++)
            {
                if ((i + j) % CompletedPerWaiting == 0)
                    continue;
                from = await frontier.ClaimAsync();
                await frontier.ReleaseAsync(from!, wasFetched: true, CancellationToken.None);
            }

            // If no page is claimed, the numbers of the pages that lead there are still stored.
            if (isWaiting)
                from = new FrontierPage { Id = i, Url = url, Depth = 0 };
            added.Clear();
        }

        return characters;
    }

    private static double Megabytes(long bytes) => bytes / 1e6;

    private static long Resident(string name) =>
        long.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) * 1024;
}
