using System.Globalization;

namespace LinkTools.Benchmarks.Peers;

/// <summary>How the comparison is run.</summary>
internal sealed record PeerOptions
{
    /// <summary>Runs of each contender; the median counts.</summary>
    public int Runs { get; private init; } = 3;

    /// <summary>Times the list is gone through in a run, so that the work outweighs a process's start.</summary>
    public int Rounds { get; private init; } = 3;

    /// <summary>Also the contenders that take minutes.</summary>
    public bool IncludesSlow { get; private init; }

    /// <summary>Where the table and the chart go.</summary>
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
