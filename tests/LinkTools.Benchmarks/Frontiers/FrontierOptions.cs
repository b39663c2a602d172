using System.Globalization;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>The options of the frontier test: frontier [--urls N] [--windows N] [--pages N]</summary>
internal sealed record FrontierOptions
{
    /// <summary>The number of known URLs for which the limits are defined.</summary>
    public int Urls { get; private init; } = 1_000_000;

    /// <summary>How often the rate is measured at each size, in turns.</summary>
    public int Windows { get; private init; } = 9;

    /// <summary>Pages of a window.</summary>
    public int Pages { get; private init; } = 5_000;

    public static FrontierOptions Parse(IReadOnlyList<string> args)
    {
        var options = new FrontierOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--urls" => options with { Urls = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--windows" => options with { Windows = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--pages" => options with { Pages = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                var other => throw new UsageException($"frontier does not know {other}"),
            };
        }

        return options;
    }
}
