namespace LinkTools.Core.Output.Reports;

/// <summary>
/// One HTML file that loads nothing from other places, and whose policy forbids it. The counts are at the top but are
/// known last, so the rows wait on the disk. It lists as many links as a browser can hold, the worst first, and says
/// how many it leaves out; the counts include all.
/// </summary>
internal sealed class HtmlReport(Stream output, string spillPath, ReportOptions options) : IReportWriter
{
    private const long MaxRows = 200_000;

    // A browser keeps the rows as one text of at most half a gigabyte.
    private const long MaxBytes = 128 << 20;

    private readonly ReportRows _rows = new(spillPath, MaxRows, MaxBytes);

    /// <inheritdoc/>
    public void Add(LinkCheck link) => _rows.Add(link);

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        using var page = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        HtmlReportPage.WriteHead(page, totals, options);
        var listed = _rows.CopyTo(page);
        HtmlReportPage.WriteEnd(page, _rows.Count - listed);
    }

    public void Dispose() => _rows.Dispose();
}
