using System.Globalization;

namespace LinkTools.Benchmarks.Fairness;

/// <summary>The options of the fairness test: fairness [--runs N] [--pages N] [--delay MS] [--slow-delay MS]</summary>
internal sealed record FairnessOptions
{
    /// <summary>Crawls of each kind, in turns; the median counts.</summary>
    public int Runs { get; private init; } = 5;

    /// <summary>Pages of each host.</summary>
    public int Pages { get; private init; } = 400;

    /// <summary>
    /// How many milliseconds a fast host takes for a page: enough that the network, not the processor, sets the pace.
    /// </summary>
    public int Delay { get; private init; } = 20;

    /// <summary>How many milliseconds the slow host takes.</summary>
    public int SlowDelay { get; private init; } = 2_000;

    public static FairnessOptions Parse(IReadOnlyList<string> args)
    {
        var options = new FairnessOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--runs" => options with { Runs = Number(args[++i]) },
                "--pages" => options with { Pages = Number(args[++i]) },
                "--delay" => options with { Delay = Number(args[++i]) },
                "--slow-delay" => options with { SlowDelay = Number(args[++i]) },
                var other => throw new UsageException($"fairness does not know {other}"),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
