namespace LinkTools.Core.Markup;

/// <summary>The names of the attributes that the extraction reads.</summary>
internal static class AttributeTable
{
    private static readonly string[] Names =
    [
        "href", "src", "srcset", "imagesrcset", "ping", "data", "action", "formaction", "cite", "background",
        "manifest",
        "poster", "srcdoc", "style", "itemid", "itemtype", "xlink:href", "longdesc", "profile", "archive", "code",
        "codebase", "object", "icon", "data-src", "data-srcset", "data-original", "data-original-set", "data-lazy",
        "data-lazy-src", "data-lazy-srcset", "data-bg", "data-background", "data-background-image", "data-poster",
        "rel", "type", "alt", "title", "aria-label", "http-equiv", "content", "name", "property",
        "encoding", "color", "face", "size", "hidden", "aria-hidden", "value", "id", "aria-labelledby",
        "role", "open", "popover", "xlink:title",
    ];

    private static readonly NameTable<object> ByName =
        new(Names, static index => (AttributeId)index);

    public static int Count => Names.Length;

    public static string NameOf(AttributeId id) => Names[(int)id];

    /// <summary>The attribute with this name, or -1.</summary>
    public static int Find(ReadOnlySpan<char> name, uint hash) =>
        ByName.Find(name, hash) is { } found ? (int)(AttributeId)found : -1;

    /// <summary>The set of the named attributes.</summary>
    public static ulong SetOf(params ReadOnlySpan<AttributeId> ids)
    {
        var set = 0UL;
        foreach (var id in ids)
            set |= 1UL << (int)id;
        return set;
    }
}
