namespace LinkTools.Core.Output.Reports;

/// <summary>The kinds of reports.</summary>
public enum ReportFormat
{
    /// <summary>One page to look at, without anything from outside.</summary>
    Html,

    /// <summary>For a pull request or the summary of a job.</summary>
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
