using System.Globalization;
using System.Text;
using System.Xml;
using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// JUnit's XML as test runners write it: a suite for each page, a case for each link. Links come in the order of their
/// results, but suites must be complete, so the rows wait in a temporary database, by page.
/// </summary>
internal sealed class JUnitReport : IReportWriter
{
    private readonly Stream _output;
    private readonly ReportOptions _options;
    private readonly PageSpill _spill;

    public JUnitReport(Stream output, string spillPath, ReportOptions options)
    {
        (_output, _options) = (output, options);
        _spill = new PageSpill(spillPath);
    }

    /// <inheritdoc/>
    public void Add(LinkCheck link) => _spill.Add(ReportText.Clean(link.SourceUrl), ResultOf(link), CaseOf(link));

    /// <inheritdoc/>
    public void Complete(ReportTotals totals)
    {
        using var writer = XmlWriter.Create(
            _output, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true });
        var sums = _spill.Sums();
        writer.WriteStartElement("testsuites");
        writer.WriteAttributeString("name", ReportText.Clean(_options.Title));
        WriteCounts(writer, sums.Tests, sums.Failures);
        writer.WriteAttributeString("disabled", Text(sums.Skipped));
        writer.WriteAttributeString("time", "0");
        var id = 0;
        foreach (var page in _spill.Pages())
        {
            writer.WriteStartElement("testsuite");
            writer.WriteAttributeString("name", NameOf(page.Name));
            WriteCounts(writer, page.Tests, page.Failures);
            writer.WriteAttributeString("hostname", Environment.MachineName);
            writer.WriteAttributeString("id", Text(id++));
            writer.WriteAttributeString("skipped", Text(page.Skipped));
            writer.WriteAttributeString("disabled", "0");
            writer.WriteAttributeString("package", NameOf(page.Name));
            writer.WriteAttributeString("time", "0");
            writer.WriteAttributeString(
                "timestamp", _options.Time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
            foreach (var markup in _spill.Cases(page.Number))
                writer.WriteRaw(markup);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    public void Dispose() => _spill.Dispose();

    private static string NameOf(string page) => page.Length > 0 ? page : "(given by the user)";

    private static void WriteCounts(XmlWriter writer, long tests, long failures)
    {
        writer.WriteAttributeString("tests", Text(tests));
        writer.WriteAttributeString("errors", "0");
        writer.WriteAttributeString("failures", Text(failures));
    }

    private static CaseResult ResultOf(LinkCheck link) => CheckStatuses.Find(link.Status) switch
    {
        // A problem in the baseline is not new, and a link that was not requested is not a failure.
        null or CheckStatus.Unverified or CheckStatus.Skipped => CaseResult.Skipped,
        { } status when CheckStatuses.IsFinding(status) => link.IsKnown ? CaseResult.Skipped : CaseResult.Failed,
        _ => CaseResult.Passed,
    };

    private static string CaseOf(LinkCheck link)
    {
        var markup = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            ConformanceLevel = ConformanceLevel.Fragment,
        };
        using (var writer = XmlWriter.Create(markup, settings))
        {
            var result = ResultOf(link);
            writer.WriteStartElement("testcase");
            writer.WriteAttributeString("name", ReportText.Clean(TitleOf(link)));
            writer.WriteAttributeString("status", result.ToString());
            writer.WriteAttributeString("classname", NameOf(ReportText.Clean(link.SourceUrl)));
            writer.WriteAttributeString("assertions", "0");
            writer.WriteAttributeString(
                "time", (link.ElapsedMilliseconds / 1000d).ToString("0.###", CultureInfo.InvariantCulture));
            if (result == CaseResult.Failed)
            {
                writer.WriteStartElement("failure");
                writer.WriteAttributeString("message", ReportText.Clean(ReportText.MessageOf(link)));
                writer.WriteAttributeString("type", ReportText.Clean(RuleId.Of(link)));
                writer.WriteString(ReportText.Clean(DetailOf(link)));
                writer.WriteEndElement();
            }
            else if (result == CaseResult.Skipped)
            {
                writer.WriteStartElement("skipped");
                writer.WriteAttributeString("message", ReportText.Clean(ReportText.MessageOf(link)));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        return markup.ToString();
    }

    private static string TitleOf(LinkCheck link)
    {
        var place = link.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{link.Line}:{link.Column} ") : "";
        return $"{place}{ReportText.TargetOf(link)}";
    }

    private static string DetailOf(LinkCheck link)
    {
        var chain = link.RedirectChain.Length > 0 ? $" Redirects: {link.RedirectChain}." : "";
        var suggestion = link.Suggestion.Length > 0 ? $" Suggestion: {link.Suggestion}" : "";
        return $"{RuleId.Of(link)}: '{ReportText.NameOf(link)}' leads to "
            + $"{ReportText.TargetOf(link)}.{chain}{suggestion}";
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
