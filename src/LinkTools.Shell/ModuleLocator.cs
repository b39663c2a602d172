namespace LinkTools.Shell;

/// <summary>Finds the built module: named by LINKTOOLS_MODULE, packed beside the tool, or under the repository's output/.</summary>
internal static class ModuleLocator
{
    private const string Manifest = "LinkTools.psd1";

    /// <summary>The manifest's path, or null.</summary>
    public static string? FindManifest()
    {
        if (Environment.GetEnvironmentVariable("LINKTOOLS_MODULE") is { Length: > 0 } named)
            return Existing(named.EndsWith(".psd1", StringComparison.OrdinalIgnoreCase) ? named : Path.Combine(named, Manifest));
        if (Existing(Path.Combine(AppContext.BaseDirectory, "module", Manifest)) is { } packed)
            return packed;
        var output = FindRepository() is { } root ? new DirectoryInfo(Path.Combine(root, "output", "LinkTools")) : null;
        return output is { Exists: true }
            ? output.EnumerateDirectories()
                .OrderByDescending(folder => Version.TryParse(folder.Name, out var version) ? version : new Version())
                .Select(folder => Existing(Path.Combine(folder.FullName, Manifest)))
                .FirstOrDefault(path => path is not null)
            : null;
    }

    /// <summary>The folder that holds the solution, when the shell runs from a build of it; else null.</summary>
    public static string? FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LinkTools.sln")))
                return folder.FullName;
        }

        return null;
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
