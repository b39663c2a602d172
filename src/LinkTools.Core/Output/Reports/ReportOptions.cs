namespace LinkTools.Core.Output.Reports;

/// <summary>What all reports of one export share. Immutable.</summary>
public sealed record ReportOptions
{
    /// <summary>What the report is called.</summary>
    public string Title { get; init; } = "Link report";

    /// <summary>List links that are fine, or were not asked, too.</summary>
    public bool IncludesOk { get; init; }

    /// <summary>The folder that paths of local pages are shown relative to; empty to show them whole.</summary>
    public string RootPath { get; init; } = "";

    /// <summary>When the report was made.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The version of the module that made it.</summary>
    public static string Version { get; } = typeof(ReportOptions).Assembly.GetName().Version!.ToString(3);
}
