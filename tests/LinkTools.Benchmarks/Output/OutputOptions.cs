using System.Globalization;

namespace LinkTools.Benchmarks.Output;

/// <summary>The options of the comparison of outputs.</summary>
internal sealed record OutputOptions
{
    /// <summary>Turns of each program; the median counts.</summary>
    public int Turns { get; private init; } = 9;

    /// <summary>Pages of 25 KB with 81 links.</summary>
    public int Pages { get; private init; } = 1000;

    /// <summary>Pages that are read at the same time, by every program.</summary>
    public int Throttle { get; private init; } = 32;

    /// <summary>
    /// The folder of a PowerShell that is compiled ahead of time; created if it does not exist; null for none.
    /// </summary>
    public string? Engine { get; private init; }

    public static OutputOptions Parse(IReadOnlyList<string> args)
    {
        var options = new OutputOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--turns" => options with { Turns = Number(args[++i]) },
                "--pages" => options with { Pages = Number(args[++i]) },
                "--throttle" => options with { Throttle = Number(args[++i]) },
                "--engine" => options with { Engine = Path.GetFullPath(args[++i]) },
                _ => throw new UsageException($"'{args[i]}' is no option of output."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
