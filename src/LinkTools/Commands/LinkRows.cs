using System.Globalization;
using System.Management.Automation;
using LinkTools.Core.Checking;

namespace LinkTools.Commands;

/// <summary>
/// Turns input into checked links: objects of Test-PageLink and Get-PageLinks, the same from a job or another session,
/// and rows of their CSV files.
/// </summary>
internal static class LinkRows
{
    /// <summary>The link of an object; null if the object has neither a Url nor an Href.</summary>
    public static LinkCheck? Find(PSObject? input) => input?.BaseObject switch
    {
        null => null,
        LinkCheck check => check,
        PageLink link => FromLink(link),
        _ => FromProperties(input),
    };

    private static LinkCheck FromLink(PageLink link) => new()
    {
        SourceUrl = link.SourceUrl,
        Url = link.Url,
        Href = link.Href,
        Text = link.Text,
        Element = link.Element,
        Attribute = link.Attribute,
        Kind = link.Kind.ToString(),
        Line = link.Line,
        Column = link.Column,
        Status = "",
    };

    private static LinkCheck? FromProperties(PSObject row)
    {
        if (row.Properties["Url"] is null && row.Properties["Href"] is null)
            return UrlProperty.Find(row) is { } named ? new LinkCheck { Url = named, Href = named, Status = "" } : null;
        return new LinkCheck
        {
            SourceUrl = Text(row, nameof(LinkCheck.SourceUrl)),
            Url = Text(row, row.Properties["Url"] is null ? nameof(LinkCheck.Href) : nameof(LinkCheck.Url)),
            Href = Text(row, nameof(LinkCheck.Href)),
            Text = Text(row, nameof(LinkCheck.Text)),
            Element = Text(row, nameof(LinkCheck.Element)),
            Attribute = Text(row, nameof(LinkCheck.Attribute)),
            Kind = Text(row, nameof(LinkCheck.Kind)),
            Line = (int)Number(row, nameof(LinkCheck.Line)),
            Column = (int)Number(row, nameof(LinkCheck.Column)),
            Status = StatusOf(Text(row, nameof(LinkCheck.Status))),
            StatusCode = Number(row, nameof(LinkCheck.StatusCode)) is > 0 and var code ? (int)code : null,
            Reason = Text(row, nameof(LinkCheck.Reason)),
            Message = Text(row, nameof(LinkCheck.Message)),
            FinalUrl = Text(row, nameof(LinkCheck.FinalUrl)),
            Redirects = (int)Number(row, nameof(LinkCheck.Redirects)),
            RedirectChain = Text(row, nameof(LinkCheck.RedirectChain)),
            Suggestion = Text(row, nameof(LinkCheck.Suggestion)),
            Method = Text(row, nameof(LinkCheck.Method)),
            Attempts = (int)Number(row, nameof(LinkCheck.Attempts)),
            ElapsedMilliseconds = Number(row, nameof(LinkCheck.ElapsedMilliseconds)),
            ContentType = Text(row, nameof(LinkCheck.ContentType)),
            CertificateExpires = Time(row, nameof(LinkCheck.CertificateExpires)),
            CheckedAt = Time(row, nameof(LinkCheck.CheckedAt)) ?? default,
            IsKnown = IsTrue(row, nameof(LinkCheck.IsKnown)),
        };
    }

    // A table that somebody edited may have its names in another case.
    private static string StatusOf(string text) => CheckStatuses.Find(text)?.ToString() ?? text;

    private static object? Value(PSObject row, string name) =>
        row.Properties[name]?.Value is PSObject wrapped ? wrapped.BaseObject : row.Properties[name]?.Value;

    private static string Text(PSObject row, string name) =>
        Convert.ToString(Value(row, name), CultureInfo.InvariantCulture) ?? "";

    // A cell that is not a number was edited. 0 stands for "not known" in all columns.
    private static long Number(PSObject row, string name) =>
        long.TryParse(Text(row, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= int.MaxValue ? number : 0;

    private static bool IsTrue(PSObject row, string name) => bool.TryParse(Text(row, name), out var value) && value;

    private static DateTimeOffset? Time(PSObject row, string name) => Value(row, name) switch
    {
        DateTimeOffset time => time,
        DateTime time => new DateTimeOffset(time),
        string text when DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, out var time) => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time) => time,
        _ => null,
    };
}
