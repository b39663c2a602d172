using System.Management.Automation;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Commands;

/// <summary>
/// The files that an export writes, with their formats. A path or format that cannot be used ends the command.
/// </summary>
internal static class ReportTargets
{
    /// <summary>The files that the parameters name, as full paths.</summary>
    public static List<(string Path, ReportFormat Format)> Resolve(
        PSCmdlet cmdlet, IReadOnlyList<string> paths, bool isLiteral, string? format)
    {
        if (format is not null && paths.Count > 1)
        {
            cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
                ErrorId.FormatConflict,
                "-Format needs a single path, because each report has its own format. Leave it out: the "
                + "extensions of the "
                + $"files decide ({ReportFormats.Endings}).",
                format));
        }

        var targets = new List<(string, ReportFormat)>();
        foreach (var given in paths)
        {
            var path = PathOf(cmdlet, given, isLiteral);
            var found = format is not null
                ? Enum.Parse<ReportFormat>(format, ignoreCase: true)
                : ReportFormats.Find(path);
            if (found is not { } known)
            {
                cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
                    ErrorId.UnknownReportFormat,
                    $"The extension of '{given}' is not that of a report. Use one of "
                    + $"{ReportFormats.Endings}, or give -Format.",
                    given));
                continue;
            }

            if (targets.Exists(target => target.Item1 == path))
            {
                cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
                    ErrorId.PathGivenTwice, $"'{given}' is given twice. Give each report a file of its own.", given));
            }

            targets.Add((path, known));
        }

        return targets;
    }

    private static string PathOf(PSCmdlet cmdlet, string given, bool isLiteral)
    {
        try
        {
            // A report that does not exist yet has no wildcards to expand; a path with wildcards means existing files.
            if (!isLiteral && WildcardPattern.ContainsWildcardCharacters(given))
            {
                cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
                    ErrorId.WildcardInPath,
                    $"'{given}' has wildcards, but a report needs one name. Use -LiteralPath for a name with brackets.",
                    given));
            }

            var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(given, out var provider, out _);
            if (!FilePaths.IsFileSystem(provider))
                cmdlet.ThrowTerminatingError(Errors.NotAFile(given, provider.Name));
            return path;
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            cmdlet.ThrowTerminatingError(Errors.Path(exception, given));
            throw;
        }
    }
}
