using System.Globalization;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// The options of the comparison of crawls: crawl [--checks] [--runs N] [--out FOLDER] [DIRECTORY ...]
/// </summary>
internal sealed record CrawlSettings
{
    /// <summary>Runs of each program; the median counts.</summary>
    public int Runs { get; private init; } = 3;

    /// <summary>True to compare link checkers instead of crawlers.</summary>
    public bool Checks { get; private init; }

    /// <summary>The folder for the table.</summary>
    public string Output { get; private init; } = Path.Combine(Layout.Root, "artifacts", "crawl");

    public IReadOnlyList<string> Directories { get; private init; } = [];

    public static CrawlSettings Parse(IReadOnlyList<string> args)
    {
        var settings = new CrawlSettings();
        for (var i = 0; i < args.Count; i++)
        {
            settings = args[i] switch
            {
                "--runs" => settings with { Runs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--checks" => settings with { Checks = true },
                "--out" => settings with { Output = Path.GetFullPath(args[++i]) },
                var other when other.StartsWith('-') => throw new UsageException($"crawl does not know {other}"),
                var directory => settings with { Directories = [.. settings.Directories, directory] },
            };
        }

        return settings.Directories.Count > 0
            ? settings
            : settings with { Directories = PeerComparison.DefaultDirectories };
    }
}
