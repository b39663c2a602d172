namespace LinkTools.Benchmarks.Peers;

/// <summary>A process that has the module: pwsh where it is on the PATH, else the shell of this repository.</summary>
internal static class OurShell
{
    /// <summary>PowerShell's path; null when it is not on the PATH.</summary>
    public static string? Pwsh { get; } = Layout.OnPath("pwsh");

    /// <summary>The program and its arguments for a script that uses the module.</summary>
    /// <param name="script">What to run once the module is there.</param>
    /// <param name="manifest">The module to import; null for the one that the repository's build laid out.</param>
    public static (string File, string[] Arguments) Run(string script, string? manifest = null) => Pwsh is null
        ? ("dotnet", [Layout.Assembly("src/LinkTools.Shell"), "--output", "none", script])
        : (
            Pwsh,
            Plain(
                $"Import-Module '{manifest ?? Layout.Manifest}'; $ProgressPreference = 'SilentlyContinue'; {script}"));

    /// <summary>The arguments of pwsh for a script that needs no module.</summary>
    public static string[] Plain(string script) =>
        ["-NoProfile", "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {script}"];
}
