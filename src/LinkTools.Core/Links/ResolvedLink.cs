using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// A link with its URL, as spans of the page's text if possible. It becomes a <see cref="PageLink"/>, or a row of a
/// file without one. Valid until the next link.
/// </summary>
public readonly ref struct ResolvedLink
{
    private readonly ParsedUrl _address;

    /// <param name="address">Where the link leads, without an object for it.</param>
    internal ResolvedLink(ParsedUrl address) => _address = address;

    /// <inheritdoc cref="PageLink.SourceUrl"/>
    public required string SourceUrl { get; init; }

    /// <summary>Where the link leads; null if it cannot be resolved. It is made when it is asked for.</summary>
    public WebUrl? Target => _address.ToUrl();

    /// <inheritdoc cref="PageLink.Url"/>
    public ReadOnlySpan<char> Url => _address.Href;

    /// <summary>The URL without its fragment; empty if it cannot be resolved.</summary>
    internal ReadOnlySpan<char> UrlWithoutFragment => _address.WithoutFragment;

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
