using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// GitLab's code quality report: an array of issues, each with a location, a severity and a fingerprint.
/// </summary>
internal sealed class GitLabReport : IReportWriter
{
    private readonly JsonRows _rows;

    private readonly string _rootPath;

    public GitLabReport(Stream output, ReportOptions options)
    {
        _rootPath = options.RootPath;
        _rows = new JsonRows(output);
        _rows.Writer.WriteStartArray();
    }

    /// <inheritdoc/>
    public void Add(LinkCheck link)
    {
        var writer = _rows.Writer;
        writer.WriteStartObject();
        writer.WriteString("description", $"{ReportText.NameOf(link)}: {ReportText.MessageOf(link)}");
        writer.WriteString("check_name", RuleId.Of(link));
        writer.WriteString("fingerprint", Fingerprint.Of(link, _rootPath));
        writer.WriteString("severity", SeverityOf(link));
        writer.WriteStartObject("location");
        writer.WriteString("path", PathOf(link));
        writer.WriteStartObject("lines");
        writer.WriteNumber("begin", Math.Max(1, link.Line));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        _rows.FlushIfLarge();
    }

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        _rows.Writer.WriteEndArray();
        _rows.Writer.Flush();
    }

    public void Dispose() => _rows.Dispose();

    // GitLab shows an issue beside the code if its path is that of a file in the repository.
    private string PathOf(LinkCheck link) =>
        link.SourceUrl.Length == 0 ? ReportText.TargetOf(link)
        : ReportText.LocalPath(link.SourceUrl, _rootPath) ?? link.SourceUrl;

    private static string SeverityOf(LinkCheck link) => CheckStatuses.Find(link.Status) switch
    {
        CheckStatus.Broken => "major",
        CheckStatus.Unreachable or CheckStatus.FragmentMissing => "minor",
        _ => "info",
    };
}
