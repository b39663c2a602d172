namespace LinkTools.Benchmarks.Peers;

/// <summary>Where files are in the repository that this program was built from, and on the PATH.</summary>
internal static class Layout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The manifest of the module that was built.</summary>
    public static string Manifest =>
        Directory.EnumerateFiles(
            Path.Combine(Root, "output", "LinkTools"), "LinkTools.psd1", SearchOption.AllDirectories).Single();

    /// <summary>The built assembly of a project, in this program's own configuration.</summary>
    public static string Assembly(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, project, "bin", configuration, "net10.0", $"{Path.GetFileName(project)}.dll");
    }

    /// <summary>The path of a program; null if it is not on the PATH.</summary>
    public static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LinkTools.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("This program runs from a build inside the repository only.");
    }
}
