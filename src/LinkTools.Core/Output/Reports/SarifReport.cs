using System.Globalization;
using System.Text.Json;
using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// SARIF 2.1.0 (OASIS): a result for each link, and a rule for each status with its reason. It has at most as many
/// results as services accept; a notification of the run says how many were left out.
/// </summary>
internal sealed class SarifReport : IReportWriter
{
    private const int MaxResults = 25_000;

    private readonly JsonRows _rows;
    private readonly ReportOptions _options;
    private readonly SortedDictionary<string, CheckStatus?> _rules = new(StringComparer.Ordinal);
    private long _results;

    public SarifReport(Stream output, ReportOptions options)
    {
        _options = options;
        _rows = new JsonRows(output);
        var writer = _rows.Writer;
        writer.WriteStartObject();
        writer.WriteString(
            "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
    }

    /// <inheritdoc/>
    public void Add(LinkCheck link)
    {
        if (++_results > MaxResults)
            return;
        var rule = RuleId.Of(link);
        var status = CheckStatuses.Find(link.Status);
        _rules.TryAdd(rule, status);
        var writer = _rows.Writer;
        writer.WriteStartObject();
        writer.WriteString("ruleId", rule);
        writer.WriteString("level", LevelOf(status));
        writer.WriteString("kind", status is { } known && CheckStatuses.IsFinding(known) ? "fail" : "informational");
        writer.WriteStartObject("message");
        writer.WriteString("text", $"'{ReportText.TargetOf(link)}': {ReportText.MessageOf(link)}");
        writer.WriteEndObject();
        WriteLocation(writer, link);
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("linkToolsLink/v1", Fingerprint.Of(link, _options.RootPath));
        writer.WriteEndObject();
        if (link.IsKnown)
            writer.WriteString("baselineState", "unchanged");
        writer.WriteEndObject();
        _rows.FlushIfLarge();
    }

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        var writer = _rows.Writer;
        writer.WriteEndArray();
        WriteTool(writer);
        WriteInvocation(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
    }

    public void Dispose() => _rows.Dispose();

    private void WriteLocation(Utf8JsonWriter writer, LinkCheck link)
    {
        var place = link.SourceUrl.Length > 0 ? link.SourceUrl : link.Url;
        if (place.Length == 0)
            return;
        var path = ReportText.LocalPath(place, _options.RootPath);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", path is null ? AddressOf(place) : UriOf(path));
        if (path is not null && !Path.IsPathRooted(path))
            writer.WriteString("uriBaseId", "%SRCROOT%");
        writer.WriteEndObject();
        if (link.Line > 0)
        {
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", link.Line);
            if (link.Column > 0)
                writer.WriteNumber("startColumn", link.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "LinkTools");
        writer.WriteString("version", ReportOptions.Version);
        writer.WriteString("informationUri", "https://github.com/linktools/linktools");
        writer.WriteStartArray("rules");
        foreach (var (id, status) in _rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            var text = status is { } known ? CheckStatuses.Explain(known) : "The link has not been checked.";
            foreach (var name in new[] { "shortDescription", "help" })
            {
                writer.WriteStartObject(name);
                writer.WriteString("text", name == "help" ? text : id.Replace('/', ' '));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteInvocation(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", true);
        writer.WriteString(
            "endTimeUtc", _options.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        if (_results > MaxResults)
        {
            writer.WriteStartArray("toolExecutionNotifications");
            writer.WriteStartObject();
            writer.WriteString("level", "warning");
            writer.WriteStartObject("message");
            writer.WriteString(
                "text",
                $"{_results - MaxResults} more links are not in this file, which has the first {MaxResults}.");
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string LevelOf(CheckStatus? status) => status switch
    {
        CheckStatus.Broken or CheckStatus.Unreachable or CheckStatus.FragmentMissing => "error",
        CheckStatus.Insecure or CheckStatus.Redirected or CheckStatus.Blocked => "warning",
        // A result that is not a failure has no level (SARIF 2.1.0, 3.27.10).
        _ => "none",
    };

    // The schema needs a URI reference, but a row of a CSV file may have any text.
    private static string AddressOf(string place) => WebUrl.Parse(place)?.Href ?? Uri.EscapeDataString(place);

    private static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
