using System.Globalization;

namespace LinkTools.Benchmarks.Shared;

/// <summary>How shared crawls are measured: shared [--urls N] [--seconds N] [--out FOLDER]</summary>
internal sealed record SharedOptions
{
    /// <summary>The number of known URLs for which the limits are defined.</summary>
    public int Urls { get; private init; } = 1_000_000;

    /// <summary>How long each number of workers is measured.</summary>
    public int Seconds { get; private init; } = 8;

    /// <summary>Where the picture goes.</summary>
    public string Out { get; private init; } = "artifacts";

    public static SharedOptions Parse(IReadOnlyList<string> args)
    {
        var options = new SharedOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--urls" => options with { Urls = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--out" => options with { Out = args[++i] },
                var other => throw new UsageException($"shared does not know {other}"),
            };
        }

        return options;
    }
}
