using System.Globalization;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Startup;

/// <summary>The options of the startup test: startup [--runs N] [--module MANIFEST ...]</summary>
internal sealed record StartupOptions
{
    /// <summary>Runs of each kind, in turns.</summary>
    public int Runs { get; private init; } = 15;

    /// <summary>The manifests of the builds that are compared.</summary>
    public IReadOnlyList<string> Modules { get; private init; } = [];

    /// <exception cref="UsageException">A module that was named has no manifest.</exception>
    public static StartupOptions Parse(IReadOnlyList<string> args)
    {
        var options = new StartupOptions();
        for (var i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--runs" => options with { Runs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--module" => options with { Modules = [.. options.Modules, ManifestOf(args[++i])] },
                var other => throw new UsageException($"startup does not know {other}"),
            };
        }

        return options.Modules.Count > 0 ? options : options with { Modules = [Layout.Manifest] };
    }

    private static string ManifestOf(string path)
    {
        var manifest = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, "LinkTools.psd1") : path);
        return File.Exists(manifest) ? manifest : throw new UsageException($"There is no module at {path}.");
    }
}
