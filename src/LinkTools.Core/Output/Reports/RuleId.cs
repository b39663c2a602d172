namespace LinkTools.Core.Output.Reports;

/// <summary>The rule that a link breaks: its status, and the reason if there is one.</summary>
internal static class RuleId
{
    public static string Of(LinkCheck link) =>
        link.Reason.Length > 0 && link.Reason != link.Status ? $"{link.Status}/{link.Reason}" : link.Status;
}
