namespace LinkTools.Core.Output.Reports;

/// <summary>How a link ended, in a test runner's words.</summary>
internal enum CaseResult
{
    Passed, Failed, Skipped,
}
