namespace LinkTools.Core.Output.Reports;

/// <summary>Writes one report, row by row. Not for many threads at once.</summary>
internal interface IReportWriter : IDisposable
{
    /// <summary>Adds a link that is to be listed.</summary>
    /// <exception cref="IOException">The report cannot be written.</exception>
    void Add(LinkCheck link);

    /// <summary>Writes what is known only at the end, and everything that is still held back.</summary>
    /// <exception cref="IOException">The report cannot be written.</exception>
    void Complete(ReportTotals totals);
}
