using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>
/// The cost of a million known URLs: memory, and the rate of a crawl with a state file. Exits with 1 if a limit is
/// exceeded.
/// </summary>
internal static class FrontierCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = FrontierOptions.Parse(args);
        var isKept = true;
        Console.WriteLine(
            Figures.Text(
                $"The frontier in memory, {options.Urls:N0} known URLs (promise: under "
                + $"{MemoryMeasure.PromisedMegabytes} MB)\n"));
        Console.WriteLine(
            "| of them waiting | characters each | managed heap MB | resident MB | most ever resident MB | "
            + "|\n|---:|---:|---:|---:|---:|---|");
        foreach (var isWaiting in new[] { false, true })
        {
            // Each in its own process, so that the garbage of one does not affect the next.
            var (row, isUnder) = await ReadRowAsync(
                [MemoryMeasure.Command, $"{options.Urls}", isWaiting ? "waiting" : "completed"]);
            Console.WriteLine(row);
            isKept &= isUnder;
        }

        Console.WriteLine();
        return await StateMeasure.RunAsync(options) && isKept ? 0 : 1;
    }

    private static async Task<(string Row, bool IsKept)> ReadRowAsync(IReadOnlyList<string> arguments)
    {
        var (exit, output) = await ProcessMeter.ReadAsync(Environment.ProcessPath!, arguments);
        return (output.Trim(), exit == 0);
    }
}
