namespace LinkTools.Core.Output.Rows;

/// <summary>Checked links as rows: the columns are the properties of <see cref="LinkCheck"/>.</summary>
public static class CheckColumns
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(LinkCheck.SourceUrl), nameof(LinkCheck.Url), nameof(LinkCheck.Href), nameof(LinkCheck.Text),
        nameof(LinkCheck.Element), nameof(LinkCheck.Attribute), nameof(LinkCheck.Kind), nameof(LinkCheck.Line),
        nameof(LinkCheck.Column), nameof(LinkCheck.Status), nameof(LinkCheck.StatusCode), nameof(LinkCheck.Reason),
        nameof(LinkCheck.Message), nameof(LinkCheck.FinalUrl), nameof(LinkCheck.Redirects),
        nameof(LinkCheck.RedirectChain), nameof(LinkCheck.Suggestion), nameof(LinkCheck.Method),
        nameof(LinkCheck.Attempts), nameof(LinkCheck.ElapsedMilliseconds), nameof(LinkCheck.ContentType),
        nameof(LinkCheck.CertificateExpires), nameof(LinkCheck.CheckedAt), nameof(LinkCheck.IsKnown),
    ];

    /// <summary>Writes a checked link as a row.</summary>
    public static void Write(RowWriter row, LinkCheck check)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(check);
        row.Write(check.SourceUrl);
        row.Write(check.Url);
        row.Write(check.Href);
        row.Write(check.Text);
        row.Write(check.Element);
        row.Write(check.Attribute);
        row.Write(check.Kind);
        row.Write(check.Line);
        row.Write(check.Column);
        row.Write(check.Status);
        row.Write(check.StatusCode);
        row.Write(check.Reason);
        row.Write(check.Message);
        row.Write(check.FinalUrl);
        row.Write(check.Redirects);
        row.Write(check.RedirectChain);
        row.Write(check.Suggestion);
        row.Write(check.Method);
        row.Write(check.Attempts);
        row.Write(check.ElapsedMilliseconds);
        row.Write(check.ContentType);
        row.Write(check.CertificateExpires);
        row.Write((DateTimeOffset?)check.CheckedAt);
        row.Write(check.IsKnown);
        row.EndRow();
    }
}
