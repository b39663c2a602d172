using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Commands;

/// <summary>
/// The work behind Export-LinkReport. It is not part of the cmdlet's type, whose fields an import looks at.
/// </summary>
internal sealed class LinkReportRun(ExportLinkReportCommand cmdlet) : IDisposable
{
    private readonly GitHubAnnotations? _annotations = cmdlet.Annotate ? GitHubAnnotations.Start(cmdlet) : null;
    private ReportExport? _export;
    private string[] _failOn = [];
    private int _targets;

    /// <summary>Checks the parameters and opens the reports.</summary>
    public void Begin(string[] paths, bool isLiteral)
    {
        _failOn = [.. cmdlet.FailOn.Select(ParseStatus).Distinct()];
        var targets = ReportTargets.Resolve(cmdlet, paths, isLiteral, cmdlet.Format);
        _targets = targets.Count;
        _export = new ReportExport(
            new ReportOptions
            {
                Title = cmdlet.Title,
                IncludesOk = cmdlet.IncludeOk,
                RootPath = cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath,
                Time = TimeProvider.System.GetUtcNow(),
            },
            _failOn)
        {
            OnFailed = (path, exception) => cmdlet.WriteError(Errors.ReportNotWritten(exception, path)),
        };
        foreach (var (path, format) in targets)
        {
            if (cmdlet.NoClobber && (File.Exists(path) || Directory.Exists(path)))
                cmdlet.WriteError(Errors.ReportExists(path));
            else if (cmdlet.ShouldProcess(path, $"Write {format} report"))
                _export.Open(path, format, cmdlet.Force);
        }
    }

    /// <summary>Adds a link; false, after one error, if the input is not a link.</summary>
    public bool Add(PSObject? input)
    {
        if (LinkRows.Find(input) is not { } link)
        {
            cmdlet.WriteError(Errors.NotALink(input));
            return false;
        }

        if (_failOn.Length > 0 && CheckStatuses.Find(link.Status) is null)
        {
            var status = link.Status.Length == 0 ? "no status" : $"the unknown status '{link.Status}'";
            cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
                ErrorId.LinkNotChecked,
                $"-FailOn needs checked links, and '{link.Url}' has {status}. Put Test-PageLink before "
                + "Export-LinkReport.",
                input));
        }

        _export!.Add(link);
        _annotations?.Add(link);
        return true;
    }

    /// <summary>Completes the reports, and fails if -FailOn says so.</summary>
    public void End()
    {
        _export!.Complete();
        _annotations?.End();
        var totals = _export.Totals;
        cmdlet.WriteVerbose(
            $"{Plural.Of(totals.Links, "link")} on {Plural.Of(totals.Pages, "page")}; "
            + $"{_export.Written.Count} of {Plural.Of(_targets, "report")} written.");
        if (totals.Checked == 0 && _failOn.Length > 0)
            cmdlet.ThrowTerminatingError(Errors.NothingChecked());
        if (totals.Links == 0)
            cmdlet.WriteWarning("The report is empty: no link came down the pipeline.");
        if (totals.Failing > 0)
            cmdlet.ThrowTerminatingError(Errors.BrokenLinksFound(totals, _failOn, _export.Written));
    }

    public void Dispose() => _export?.Dispose();

    private string ParseStatus(string name)
    {
        if (CheckStatuses.Find(name) is { } status)
            return status.ToString();
        cmdlet.ThrowTerminatingError(Errors.InvalidParameter(
            ErrorId.UnknownStatus,
            $"-FailOn '{name}' is not a status of a link. The statuses are: "
            + $"{string.Join(", ", CheckStatuses.WorstFirst)}.",
            name));
        return name;
    }
}
