namespace LinkTools.Core.Links;

/// <summary>A set of link kinds, one bit each.</summary>
public readonly record struct LinkKindSet(ulong Bits)
{
    /// <summary>a and area: what is given when nothing else is asked for.</summary>
    public static LinkKindSet Hyperlinks { get; } = Of(LinkKind.Hyperlink);

    /// <summary>Every kind there is.</summary>
    public static LinkKindSet All { get; } = Of(Enum.GetValues<LinkKind>());

    /// <summary>The set of the kinds named.</summary>
    public static LinkKindSet Of(params ReadOnlySpan<LinkKind> kinds)
    {
        var bits = 0UL;
        foreach (var kind in kinds)
            bits |= 1UL << (int)kind;
        return new LinkKindSet(bits);
    }

    /// <summary>True when <paramref name="kind"/> is in the set.</summary>
    public bool Contains(LinkKind kind) => (Bits & (1UL << (int)kind)) != 0;

    /// <summary>The kinds of both sets.</summary>
    public LinkKindSet Union(LinkKindSet other) => new(Bits | other.Bits);
}
