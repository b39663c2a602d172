namespace LinkTools.Core.Output.Reports;

/// <summary>The result of a link, in the words of test runners.</summary>
internal enum CaseResult
{
    Passed, Failed, Skipped,
}
