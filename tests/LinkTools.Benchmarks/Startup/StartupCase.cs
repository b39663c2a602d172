using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Startup;

/// <summary>A process that starts, does one thing and ends.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="IsImport">True for the one that has a limit.</param>
internal sealed record StartupCase(string Name, string File, string[] Arguments, bool IsImport = false)
{
    /// <summary>The time of each run.</summary>
    public List<double> Milliseconds { get; } = [];

    /// <summary>The session that does nothing comes first; the list of pages may have none.</summary>
    public static IEnumerable<StartupCase> All(IReadOnlyList<string> modules, string page, string list, int pages)
    {
        var first = $"Get-PageLinks '{page}' | Select-Object -First 1";
        var firstOfMany = $"[IO.File]::ReadAllLines('{list}') | Get-PageLinks | Select-Object -First 1";
        var nothing = PowerShellEngine.Plain("$ProgressPreference = 'SilentlyContinue'");
        yield return new StartupCase("empty session", PowerShellEngine.Path, nothing);
        foreach (var module in modules)
        {
            var of = modules.Count == 1 ? "" : $" ({module})";
            yield return Of($"Import-Module{of}", "", module) with { IsImport = true };
            yield return Of($"Import-Module, first link of one page{of}", first, module);
            if (pages > 0)
                yield return Of(
                    Figures.Text($"Import-Module, first link of a list of {pages:N0} pages{of}"), firstOfMany, module);
        }
    }

    private static StartupCase Of(string name, string script, string module) =>
        new(name, PowerShellEngine.Path, PowerShellEngine.WithModule(script, module));
}
