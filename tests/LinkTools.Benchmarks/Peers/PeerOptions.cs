using System.Globalization;

namespace LinkTools.Benchmarks.Peers;

/// <summary>The options of the comparison.</summary>
internal sealed record PeerOptions
{
    /// <summary>Runs of each program; the median counts.</summary>
    public int Runs { get; private init; } = 3;

    /// <summary>How often the list is read in a run, so that the work outweighs the start of a process.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>Also the programs that take minutes.</summary>
    public bool IncludesSlow { get; private init; }

    /// <summary>The folder for the table and the chart.</summary>
    public string Output { get; private init; } = Path.Combine(Layout.Root, "artifacts", "peers");

    public IReadOnlyList<string> Directories { get; private init; } = [];

    public static PeerOptions Parse(IReadOnlyList<string> args)
    {
        var options = new PeerOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--runs" => options with { Runs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--rounds" => options with { Rounds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--slow" => options with { IncludesSlow = true },
                "--out" => options with { Output = Path.GetFullPath(args[++i]) },
                _ => options with { Directories = [.. options.Directories, args[i]] },
            };
        }

        return options;
    }
}
