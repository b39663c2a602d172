namespace LinkTools.Core.Output.Reports;

/// <summary>Finds a report's format by the name of its file, and makes its writer.</summary>
public static class ReportFormats
{
    /// <summary>The endings that name a format, as a sentence shows them.</summary>
    public const string Endings = ".html, .md, .junit.xml, .xml, .sarif, .sarif.json, .json";

    private static readonly (string Ending, ReportFormat Format)[] ByEnding =
    [
        (".sarif.json", ReportFormat.Sarif), (".sarif", ReportFormat.Sarif), (".json", ReportFormat.Json),
        (".xml", ReportFormat.JUnit), (".html", ReportFormat.Html), (".htm", ReportFormat.Html),
        (".md", ReportFormat.Markdown), (".markdown", ReportFormat.Markdown),
    ];

    /// <summary>The format that the file's name says; null where it says none.</summary>
    public static ReportFormat? Find(string path)
    {
        foreach (var (ending, format) in ByEnding)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return format;
        }

        return null;
    }

    /// <summary>A writer into <paramref name="output"/>, which it does not close.</summary>
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
