namespace LinkTools;

/// <summary>What many links of a page have in common.</summary>
internal sealed record LinkTraits
{
    /// <summary>Nothing is known.</summary>
    public static LinkTraits None { get; } = new();

    /// <inheritdoc cref="PageLink.SourceUrl"/>
    public string SourceUrl { get; init; } = "";

    /// <inheritdoc cref="PageLink.Element"/>
    public string Element { get; init; } = "";

    /// <inheritdoc cref="PageLink.Attribute"/>
    public string Attribute { get; init; } = "";

    /// <inheritdoc cref="PageLink.Kind"/>
    public string Kind { get; init; } = "";

    /// <inheritdoc cref="PageLink.Rel"/>
    public string Rel { get; init; } = "";

    /// <inheritdoc cref="PageLink.Scheme"/>
    public string Scheme { get; init; } = "";

    /// <inheritdoc cref="PageLink.IsNoFollow"/>
    public bool IsNoFollow { get; init; }

    /// <inheritdoc cref="PageLink.Depth"/>
    public int Depth { get; init; }
}
