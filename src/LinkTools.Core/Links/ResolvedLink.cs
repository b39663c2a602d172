using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// A link with its URL, as spans of the page's text if possible. It becomes a <see cref="PageLink"/>, or a row of a
/// file without one. Valid until the next link.
/// </summary>
public readonly ref struct ResolvedLink()
{
    /// <inheritdoc cref="PageLink.SourceUrl"/>
    public required string SourceUrl { get; init; }

    /// <summary>Where the link leads; null if it cannot be resolved.</summary>
    public required WebUrl? Target { get; init; }

    /// <inheritdoc cref="PageLink.Url"/>
    public string Url => Target?.Href ?? "";

    /// <inheritdoc cref="PageLink.Href"/>
    public required ReadOnlySpan<char> Href { get; init; }

    /// <inheritdoc cref="PageLink.Text"/>
    public required ReadOnlySpan<char> Text { get; init; }

    /// <inheritdoc cref="PageLink.Element"/>
    public required string Element { get; init; }

    /// <inheritdoc cref="PageLink.Attribute"/>
    public required string Attribute { get; init; }

    /// <summary>What the link is for; <see cref="LinkKindSet.WordOf"/> returns the name.</summary>
    public required LinkKind Kind { get; init; }

    /// <inheritdoc cref="PageLink.Rel"/>
    public required string Rel { get; init; }

    /// <inheritdoc cref="PageLink.Scheme"/>
    public required string Scheme { get; init; }

    /// <inheritdoc cref="PageLink.Host"/>
    public required string Host { get; init; }

    /// <inheritdoc cref="PageLink.IsExternal"/>
    public required bool IsExternal { get; init; }

    /// <inheritdoc cref="PageLink.IsNoFollow"/>
    public required bool IsNoFollow { get; init; }

    /// <inheritdoc cref="PageLink.Depth"/>
    public required int Depth { get; init; }

    /// <inheritdoc cref="PageLink.Line"/>
    public required int Line { get; init; }

    /// <summary>False for a link in a part of the page whose links are not wanted.</summary>
    public bool IsSelected { get; init; } = true;

    /// <inheritdoc cref="PageLink.Column"/>
    public required int Column { get; init; }
}
