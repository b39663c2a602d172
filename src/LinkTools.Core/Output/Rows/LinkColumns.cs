using LinkTools.Core.Links;

namespace LinkTools.Core.Output.Rows;

/// <summary>Links as rows: the columns are the properties of <see cref="PageLink"/>.</summary>
public static class LinkColumns
{
    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(PageLink.SourceUrl), nameof(PageLink.Url), nameof(PageLink.Href), nameof(PageLink.Text),
        nameof(PageLink.Element), nameof(PageLink.Attribute), nameof(PageLink.Kind), nameof(PageLink.Rel),
        nameof(PageLink.Scheme), nameof(PageLink.Host), nameof(PageLink.IsExternal), nameof(PageLink.IsNoFollow),
        nameof(PageLink.Depth), nameof(PageLink.Line), nameof(PageLink.Column),
    ];

    /// <summary>Writes a link as a row.</summary>
    public static void Write(RowWriter row, in ResolvedLink link)
    {
        ArgumentNullException.ThrowIfNull(row);
        row.Write(link.SourceUrl);
        row.Write(link.Url);
        row.Write(link.Href);
        row.Write(link.Text);
        row.Write(link.Element);
        row.Write(link.Attribute);
        row.Write(LinkKindSet.WordOf(link.Kind));
        row.Write(link.Rel);
        row.Write(link.Scheme);
        row.Write(link.Host);
        row.Write(link.IsExternal);
        row.Write(link.IsNoFollow);
        row.Write(link.Depth);
        row.Write(link.Line);
        row.Write(link.Column);
        row.EndRow();
    }
}
