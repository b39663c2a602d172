namespace LinkTools.Core.Output.Reports;

/// <summary>The options of all reports of one export. Immutable.</summary>
public sealed record ReportOptions
{
    /// <summary>The title of the report.</summary>
    public string Title { get; init; } = "Link report";

    /// <summary>Also list links that work or were not requested.</summary>
    public bool IncludesOk { get; init; }

    /// <summary>The folder that the paths of local pages are relative to; empty for full paths.</summary>
    public string RootPath { get; init; } = "";

    /// <summary>When the report was written.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The version of the module.</summary>
    public static string Version { get; } = typeof(ReportOptions).Assembly.GetName().Version!.ToString(3);
}
