using System.Management.Automation.Runspaces;

namespace LinkTools.Shell.StandIns;

/// <summary>
/// The few everyday commands that LinkTools' examples need and the engine alone lacks. Each takes only the parameters
/// that --help names, and refuses the rest as PowerShell refuses any unknown parameter.
/// </summary>
internal static class StandInCommands
{
    public static IEnumerable<SessionStateCommandEntry> All { get; } =
    [
        new SessionStateCmdletEntry("Get-Content", typeof(GetContentCommand), null),
        new SessionStateCmdletEntry("Select-Object", typeof(SelectObjectCommand), null),
        new SessionStateCmdletEntry("Export-Csv", typeof(ExportCsvCommand), null),
        new SessionStateCmdletEntry("Import-Csv", typeof(ImportCsvCommand), null),
        new SessionStateCmdletEntry("Write-Host", typeof(WriteHostCommand), null),
    ];
}
