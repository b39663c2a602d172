using System.Globalization;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>The options of the fuzzer: fuzz [--minutes N] [--seed N] [--threads N] [--corpora DIR]</summary>
internal sealed record FuzzOptions
{
    public double Minutes { get; private init; } = 10;

    /// <summary>The number of the first input; each input depends only on its own number.</summary>
    public int Seed { get; private init; } = Random.Shared.Next(1 << 30);

    public int Threads { get; private init; } = 2;

    /// <summary>Public test data, in the same folder as for the unit tests. It may be missing.</summary>
    public string Corpora { get; private init; } =
        Environment.GetEnvironmentVariable("LINKTOOLS_CORPORA") is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Layout.Root, "../shared/corpora"));

    /// <summary>The folder for failing inputs.</summary>
    public static string Output => Path.Combine(Layout.Root, "artifacts", "fuzz");

    public static FuzzOptions Parse(IReadOnlyList<string> args)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--minutes" => options with { Minutes = double.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--seed" => options with { Seed = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--threads" => options with { Threads = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--corpora" => options with { Corpora = Path.GetFullPath(args[++i]) },
                var other => throw new UsageException($"fuzz does not know {other}"),
            };
        }

        return options;
    }
}
