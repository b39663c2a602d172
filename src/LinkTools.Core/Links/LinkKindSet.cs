namespace LinkTools.Core.Links;

/// <summary>A set of link kinds, one bit each.</summary>
public readonly record struct LinkKindSet(ulong Bits)
{
    private static readonly string[] Names = Enum.GetNames<LinkKind>();

    private static readonly Dictionary<string, int> ByWord = NumberWords();

    /// <summary>The names of the kinds in <see cref="PageLink.Kind"/>, by number.</summary>
    public static IReadOnlyList<string> Words => Names;

    /// <summary>a and area: the default.</summary>
    public static LinkKindSet Hyperlinks { get; } = Of(LinkKind.Hyperlink);

    /// <summary>All kinds.</summary>
    public static LinkKindSet All { get; } = new((1UL << Names.Length) - 1);

    /// <summary>The name of a kind in <see cref="PageLink.Kind"/>.</summary>
    public static string WordOf(LinkKind kind) => Names[(int)kind];

    /// <summary>The kind with a name in <see cref="PageLink.Kind"/>; Hyperlink for an unknown name.</summary>
    public static LinkKind KindOf(string word) =>
        ByWord.TryGetValue(word, out var number) ? (LinkKind)number : LinkKind.Hyperlink;

    /// <summary>The set of these kinds.</summary>
    public static LinkKindSet Of(params ReadOnlySpan<LinkKind> kinds)
    {
        var bits = 0UL;
        foreach (var kind in kinds)
            bits |= 1UL << (int)kind;
        return new LinkKindSet(bits);
    }

    /// <summary>True if <paramref name="kind"/> is in the set.</summary>
    public bool Contains(LinkKind kind) => (Bits & (1UL << (int)kind)) != 0;

    /// <summary>True if the kind with a name in <see cref="PageLink.Kind"/> is in the set.</summary>
    public bool Contains(string kind) => ByWord.TryGetValue(kind, out var known) && Contains((LinkKind)known);

    /// <summary>The kinds of both sets.</summary>
    public LinkKindSet Union(LinkKindSet other) => new(Bits | other.Bits);

    // The numbers of kinds begin at 0 and have no gap.
    private static Dictionary<string, int> NumberWords()
    {
        var numbers = new Dictionary<string, int>(Names.Length, StringComparer.Ordinal);
        for (var number = 0; number < Names.Length; number++)
            numbers.Add(Names[number], number);
        return numbers;
    }
}
