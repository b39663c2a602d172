using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Commands;

/// <summary>The work behind Export-LinkReport. Not part of the cmdlet's own type, which an import looks at.</summary>
internal sealed class LinkReportRun(ExportLinkReportCommand cmdlet) : IDisposable
{
    private readonly GitHubAnnotations? _annotations = cmdlet.Annotate ? GitHubAnnotations.Start(cmdlet) : null;
    private ReportExport? _export;
    private string[] _failOn = [];
    private int _targets;

    /// <summary>Checks the parameters and begins the reports.</summary>
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

    /// <summary>Adds a link; false when the input is none, which is one error.</summary>
    public bool Add(PSObject? input)
    {
        if (LinkRows.Find(input) is not { } link)
        {
            cmdlet.WriteError(Errors.NotALink(input));
            return false;
        }

        if (_failOn.Length > 0 && CheckStatuses.Find(link.Status) is null)
        {
            var status = link.Status.Length == 0 ? "no Status" : $"the unknown Status '{link.Status}'";
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

    /// <summary>Writes what is left, and fails where that was asked for.</summary>
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
            $"-FailOn '{name}' is no status of a link. They are: {string.Join(", ", CheckStatuses.WorstFirst)}.",
            name));
        return name;
    }
}
