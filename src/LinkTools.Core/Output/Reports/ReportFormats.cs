namespace LinkTools.Core.Output.Reports;

/// <summary>Finds the format of a report by the extension of its file, and creates its writer.</summary>
public static class ReportFormats
{
    /// <summary>The extensions of all formats, for a sentence.</summary>
    public const string Endings = ".html, .md, .junit.xml, .xml, .sarif, .sarif.json, .json";

    private static readonly (string Ending, ReportFormat Format)[] ByEnding =
    [
        (".sarif.json", ReportFormat.Sarif), (".sarif", ReportFormat.Sarif), (".json", ReportFormat.Json),
        (".xml", ReportFormat.JUnit), (".html", ReportFormat.Html), (".htm", ReportFormat.Html),
        (".md", ReportFormat.Markdown), (".markdown", ReportFormat.Markdown),
    ];

    /// <summary>The format of the file's extension; null if it is not one.</summary>
    public static ReportFormat? Find(string path)
    {
        foreach (var (ending, format) in ByEnding)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return format;
        }

        return null;
    }

    /// <summary>A writer to <paramref name="output"/>, which it does not close.</summary>
    internal static IReportWriter Open(ReportFormat format, Stream output, string spillPath, ReportOptions options) =>
        format switch
        {
            ReportFormat.Html => new HtmlReport(output, spillPath, options),
            ReportFormat.Markdown => new MarkdownReport(output, options),
            ReportFormat.JUnit => new JUnitReport(output, spillPath, options),
            ReportFormat.Sarif => new SarifReport(output, options),
            ReportFormat.GitLab => new GitLabReport(output, options),
            ReportFormat.Json => new JsonReport(output),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
}
