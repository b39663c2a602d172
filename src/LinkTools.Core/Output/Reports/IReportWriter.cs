namespace LinkTools.Core.Output.Reports;

/// <summary>Writes one report, row by row. Not thread-safe.</summary>
internal interface IReportWriter : IDisposable
{
    /// <summary>Adds a link to the list.</summary>
    /// <exception cref="IOException">The report cannot be written.</exception>
    void Add(LinkCheck link);

    /// <summary>Writes the counts, and everything that is still buffered.</summary>
    /// <exception cref="IOException">The report cannot be written.</exception>
    void Complete(ReportTotals totals);
}
