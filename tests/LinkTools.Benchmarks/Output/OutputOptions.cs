using System.Globalization;

namespace LinkTools.Benchmarks.Output;

/// <summary>How the comparison of outputs is run.</summary>
internal sealed record OutputOptions
{
    /// <summary>Turns of each contender; the median counts.</summary>
    public int Turns { get; private init; } = 9;

    /// <summary>Pages of 25 KB with 81 links.</summary>
    public int Pages { get; private init; } = 1000;

    /// <summary>Pages in work at once, for everybody.</summary>
    public int Throttle { get; private init; } = 32;

    /// <summary>The folder of an engine compiled ahead of time; made there where it is not; null for none.</summary>
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
