using System.Text.Json;

namespace LinkTools.Core.Output.Reports;

/// <summary>An array with an object for each link that has all its properties, by name.</summary>
internal sealed class JsonReport : IReportWriter
{
    private readonly JsonRows _rows;

    public JsonReport(Stream output)
    {
        _rows = new JsonRows(output);
        _rows.Writer.WriteStartArray();
    }

    /// <inheritdoc/>
    public void Add(LinkCheck link)
    {
        // Values are written as they are, because JSON escapes every character that could do harm.
        JsonSerializer.Serialize(_rows.Writer, link, ReportJson.Default.LinkCheck);
        _rows.FlushIfLarge();
    }

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        _rows.Writer.WriteEndArray();
        _rows.Writer.Flush();
    }

    public void Dispose() => _rows.Dispose();
}
