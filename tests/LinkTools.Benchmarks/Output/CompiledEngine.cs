using System.Runtime.InteropServices;
using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Output;

/// <summary>
/// PowerShell as a .NET tool, with its own assemblies compiled ahead of time, as in the official packages.
/// </summary>
internal static class CompiledEngine
{
    /// <summary>Creates the compiled PowerShell if it does not exist; returns its program.</summary>
    /// <param name="folder">Its folder, outside the repository.</param>
    public static async Task<string> PrepareAsync(string folder)
    {
        var program = Path.Combine(folder, "pwsh");
        if (File.Exists(program))
            return program;
        var home = Path.GetDirectoryName(PowerShellEngine.Path)!;
        var (compiler, runtime) = (FindCompiler(), RuntimeEnvironment.GetRuntimeDirectory());
        var unfinished = $"{folder}.unfinished";
        Copy(home, unfinished);
        var own = Directory.EnumerateFiles(home, "*.dll").Where(static file =>
            Path.GetFileName(file) is "pwsh.dll" or "System.Management.Automation.dll"
            || Path.GetFileName(file).StartsWith("Microsoft.PowerShell.", StringComparison.Ordinal));
        foreach (var file in own)
        {
            Console.WriteLine($"compiling {Path.GetFileName(file)}");
            await ProcessMeter.RunAsync(
                compiler,
                [
                    file, "-o", Path.Combine(unfinished, Path.GetFileName(file)),
                    "-r", Path.Combine(home, "*.dll"), "-r", Path.Combine(runtime, "*.dll"),
                    "--targetos", "linux", "--targetarch", RuntimeInformation.OSArchitecture.ToString(), "-O",
                ]);
        }

        Directory.Move(unfinished, folder);
        return program;
    }

    // The build has downloaded it to compile the core.
    private static string FindCompiler()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Directory.EnumerateDirectories(packages, "microsoft.netcore.app.crossgen2.*")
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "crossgen2", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal).LastOrDefault()
            ?? throw new InvalidOperationException("crossgen2 is not there: build the module with its compiled core.");
    }

    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
            Directory.Delete(to, recursive: true);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
