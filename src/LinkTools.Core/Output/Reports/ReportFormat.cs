namespace LinkTools.Core.Output.Reports;

/// <summary>The formats of reports.</summary>
public enum ReportFormat
{
    /// <summary>One HTML file that loads nothing from other places.</summary>
    Html,

    /// <summary>For a pull request or a job summary.</summary>
    Markdown,

    /// <summary>A suite for each page and a case for each link, as test runners write them.</summary>
    JUnit,

    /// <summary>The Static Analysis Results Interchange Format, version 2.1.0.</summary>
    Sarif,

    /// <summary>GitLab's code quality report.</summary>
    GitLab,

    /// <summary>Every property of every link.</summary>
    Json,
}
