using System.Diagnostics;

namespace LinkTools.Benchmarks.Peers;

/// <summary>PowerShell itself, and the arguments that it takes for a script.</summary>
internal static class PowerShellEngine
{
    /// <summary>
    /// The engine's program. A tool's starter runs the engine as its child, and would be measured in its place.
    /// </summary>
    public static string Path { get; } = Find();

    /// <summary>The arguments for a script that uses the module.</summary>
    /// <param name="script">What to run once the module is there.</param>
    /// <param name="manifest">The module to import; null for the one that the repository's build laid out.</param>
    public static string[] WithModule(string script, string? manifest = null) =>
        Plain($"Import-Module '{manifest ?? Layout.Manifest}'; $ProgressPreference = 'SilentlyContinue'; {script}");

    /// <summary>The arguments for a script that needs no module.</summary>
    public static string[] Plain(string script) => Arguments($"$ErrorActionPreference = 'Stop'; {script}");

    private static string[] Arguments(string script) => ["-NoProfile", "-NonInteractive", "-Command", script];

    // From the PATH, else the one that this repository's tool manifest names. Either says where its engine lies.
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
