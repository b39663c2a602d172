using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// Writes several reports at once. A report that fails is reported once, and the others are still written.
/// </summary>
public sealed class ReportExport : IDisposable
{
    private readonly ReportOptions _options;
    private readonly List<ReportFile> _files = [];
    private readonly List<(string Path, Exception Cause)> _faults = [];

    /// <param name="options">The options of all reports.</param>
    /// <param name="failOn">The statuses on which the export fails; may be empty.</param>
    public ReportExport(ReportOptions options, IEnumerable<string> failOn)
    {
        _options = options;
        Totals = new ReportTotals(failOn);
    }

    /// <summary>The counts of all links so far.</summary>
    public ReportTotals Totals { get; }

    /// <summary>The reports that were written completely, after <see cref="Complete"/>.</summary>
    public IReadOnlyList<string> Written { get; private set; } = [];

    /// <summary>
    /// Called with the path of a report and its error: at once for a report that cannot be opened, and otherwise when
    /// the other reports are written, because the caller may end the export.
    /// </summary>
    public required Action<string, Exception> OnFailed { get; init; }

    /// <summary>Opens a report.</summary>
    public void Open(string path, ReportFormat format, bool replacesReadOnly)
    {
        try
        {
            _files.Add(new ReportFile(path, format, _options, replacesReadOnly));
        }
        catch (Exception exception) when (IsFileFault(exception))
        {
            OnFailed(path, exception);
        }
    }

    /// <summary>Adds a link to every report.</summary>
    public void Add(LinkCheck link)
    {
        ArgumentNullException.ThrowIfNull(link);
        Totals.Add(link);
        var isListed = _options.IncludesOk || CheckStatuses.Find(link.Status) is not { } status
            || CheckStatuses.IsFinding(status);
        if (isListed)
            ForEach(file => file.Add(link));
    }

    /// <summary>Completes the reports, and moves them to their paths.</summary>
    public void Complete()
    {
        ForEach(file => file.Complete(Totals));
        Written = [.. _files.Select(file => file.Path)];
        foreach (var (path, cause) in _faults)
            OnFailed(path, cause);
        _faults.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private void ForEach(Action<ReportFile> action)
    {
        for (var i = _files.Count - 1; i >= 0; i--)
        {
            var file = _files[i];
            try
            {
                action(file);
            }
            catch (Exception exception) when (IsFileFault(exception))
            {
                _files.RemoveAt(i);
                file.Dispose();
                _faults.Add((file.Path, exception));
            }
        }
    }

    private static bool IsFileFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException
            or Microsoft.Data.Sqlite.SqliteException;
}
