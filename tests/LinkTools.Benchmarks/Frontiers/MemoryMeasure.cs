using System.Globalization;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>Fills a frontier in memory and tells what it takes, in a process that does nothing else.</summary>
internal static class MemoryMeasure
{
    /// <summary>The command line of one measurement; not for people.</summary>
    public const string Command = "frontier-memory";

    public const int PromisedMegabytes = 150;

    /// <summary>Of this many pages, one is still waiting at the end, unless all are.</summary>
    private const int CompletedPerWaiting = 20;

    /// <summary>Prints a line of the table; 0 when the promise is kept.</summary>
    public static int Run(int urls, bool isWaiting)
    {
        Fill(new MemoryFrontier(), 1_000, isWaiting);
        var (heap, resident) = (GC.GetTotalMemory(forceFullCollection: true), Resident("VmRSS:"));
        using var frontier = new MemoryFrontier();
        var characters = Fill(frontier, urls, isWaiting);
        var peak = Megabytes(Resident("VmHWM:") - resident);
        var after = Megabytes(Resident("VmRSS:") - resident);
        var managed = Megabytes(GC.GetTotalMemory(forceFullCollection: true) - heap);
        var isKept = peak < PromisedMegabytes;
        Console.WriteLine(
            Figures.Text(
                $"| {frontier.Pending:N0} | {(double)characters / urls:0} | {managed:0} | {after:0} | {peak:0} | "
                + $"{Figures.Verdict(isKept)} |"));
        return isKept ? 0 : 1;
    }

    private static long Fill(MemoryFrontier frontier, int urls, bool isWaiting)
    {
        var host = "";
        var characters = 0L;
        for (var i = 0; i < urls; i++)
        {
            var url = WebUrl.Parse(SyntheticSite.UrlOf(i))!;
            characters += url.Href.Length;
            host = host.Length == 0 ? FrontierPage.HostOf(url) : host;
            frontier.Add(url, i == 0 ? 0 : (int)Math.Log10(i), isSeed: false, AddressClass.Public, isAgain: false);
            if (isWaiting || i % CompletedPerWaiting == 0)
                continue;
            frontier.Claim(host, 1);
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
