namespace LinkTools.Shell.Running;

/// <summary>Finds what the shell works with: the module's manifest, and the repository it was built in, if any.</summary>
internal static class ModuleLocator
{
    private const string Manifest = "LinkTools.psd1";
    private const string Variable = "LINKTOOLS_MODULE";

    /// <summary>The repository's root; null for an installed shell.</summary>
    public static string? Repository { get; } = FindRepository();

    /// <summary>LINKTOOLS_MODULE, else the module packed with the shell, else what the repository's build laid out.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says what to do.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            var manifest = Directory.Exists(named) ? Path.Combine(named, Manifest) : named;
            return File.Exists(manifest) ? Path.GetFullPath(manifest) : throw new FileNotFoundException($"{Variable} is '{named}', where there is no {Manifest}.");
        }

        var packed = Path.Combine(AppContext.BaseDirectory, "module", Manifest);
        if (File.Exists(packed))
            return packed;
        var output = Repository is null ? null : Path.Combine(Repository, "output", "LinkTools");
        var built = !Directory.Exists(output) ? null : Directory.GetDirectories(output)
            .Where(folder => File.Exists(Path.Combine(folder, Manifest)))
            .MaxBy(folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version());
        return built is not null
            ? Path.Combine(built, Manifest)
            : throw new FileNotFoundException($"The LinkTools module is not there. Build it with 'dotnet build', or name its {Manifest} in {Variable}.");
    }

    private static string? FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LinkTools.sln")))
                return folder.FullName;
        }

        return null;
    }
}
