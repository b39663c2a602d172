namespace LinkTools.Core.Output.Reports;

/// <summary>
/// One page to look at, in one file: nothing is loaded from outside, and its policy forbids it. The counts stand at the
/// top and are known last, so the rows wait on the disk.
/// </summary>
internal sealed class HtmlReport : IReportWriter
{
    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly FileStream _spill;
    private readonly JsonRows _rows;

    public HtmlReport(Stream output, string spillPath, ReportOptions options)
    {
        (_output, _options) = (output, options);
        _spill = new FileStream(
            spillPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);
        _rows = new JsonRows(_spill);
        _rows.Writer.WriteStartArray();
    }

    /// <inheritdoc/>
    public void Add(LinkCheck link)
    {
        // Arrays, not objects: a report of a hundred thousand links would hold each name as often.
        var writer = _rows.Writer;
        writer.WriteStartArray();
        foreach (var text in new[]
        {
            link.Status, link.Reason, link.SourceUrl, link.Url, link.Href, link.Text, link.Element, link.Attribute,
            link.Kind, ReportText.MessageOf(link), link.RedirectChain, link.Suggestion,
        })
            writer.WriteStringValue(ReportText.Clean(text));
        writer.WriteNumberValue(link.StatusCode ?? 0);
        writer.WriteNumberValue(link.Line);
        writer.WriteNumberValue(link.Column);
        writer.WriteNumberValue(link.IsKnown ? 1 : 0);
        writer.WriteEndArray();
        _rows.FlushIfLarge();
    }

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        _rows.Writer.WriteEndArray();
        _rows.Writer.Flush();
        _spill.Position = 0;
        using var page = new StreamWriter(_output, leaveOpen: true) { NewLine = "\n" };
        HtmlReportPage.WriteHead(page, totals, _options);
        page.Flush();
        _spill.CopyTo(_output);
        HtmlReportPage.WriteEnd(page);
    }

    public void Dispose()
    {
        _rows.Dispose();
        _spill.Dispose();
    }
}
