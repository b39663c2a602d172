using System.Diagnostics;

namespace LinkTools.Benchmarks.Peers;

/// <summary>The program of PowerShell, and its arguments for a script.</summary>
internal static class PowerShellEngine
{
    /// <summary>
    /// The program itself. The starter of a .NET tool runs it as a child, and would be measured instead.
    /// </summary>
    public static string Path { get; } = Find();

    /// <summary>The arguments for a script that uses the module.</summary>
    /// <param name="script">The commands to run after the module has been imported.</param>
    /// <param name="manifest">The module to import; null for the one that was built in the repository.</param>
    public static string[] WithModule(string script, string? manifest = null) =>
        Plain($"Import-Module '{manifest ?? Layout.Manifest}'; $ProgressPreference = 'SilentlyContinue'; {script}");

    /// <summary>The arguments for a script that needs no module.</summary>
    public static string[] Plain(string script) => Arguments($"$ErrorActionPreference = 'Stop'; {script}");

    private static string[] Arguments(string script) => ["-NoProfile", "-NonInteractive", "-Command", script];

    // From the PATH, or else from the tool manifest of this repository. Both know the folder of PowerShell.
    private static string Find()
    {
        var (file, first) = Layout.OnPath("pwsh") is { } pwsh
            ? (pwsh, Array.Empty<string>())
            : ("dotnet", new[] { "dnx", "powershell" });
        using var process = Process.Start(new ProcessStartInfo(file, [.. first, .. Arguments("$PSHOME")])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Layout.Root,
        })!;
        var home = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        var engine = System.IO.Path.Combine(home, "pwsh");
        return process.ExitCode == 0 && File.Exists(engine)
            ? engine
            : throw new InvalidOperationException($"PowerShell was not found: '{file}' says that it lies in '{home}'.");
    }
}
