using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>What is known of a link before its base is: 16 bytes, and its characters in a store of text.</summary>
internal readonly struct LinkDraft(
    int place, uint href, int hrefLength, byte attribute, LinkKind kind, bool isUnselected = false)
{
    /// <summary>A link of an attribute that only feeds have.</summary>
    public const byte UrlAttribute = 253, UriAttribute = 252, ResourceAttribute = 251;

    /// <summary>A link whose attribute is the <c>link</c> of a header.</summary>
    public const byte HeaderAttribute = 254;

    /// <summary>A link that stands in an element's text.</summary>
    public const byte NoAttribute = 255;

    private const byte UnselectedBit = 0x80;

    private readonly byte _attribute = attribute;
    // A field of its own would make it 20 bytes.
    private readonly byte _kind = (byte)((byte)kind | (isUnselected ? UnselectedBit : 0));

    /// <summary>The number of its <see cref="LinkPlace"/>.</summary>
    public int Place { get; } = place;

    /// <summary>Where the text store has what was written.</summary>
    public uint Href { get; } = href;

    public int HrefLength { get; } = hrefLength;

    public LinkKind Kind => (LinkKind)(_kind & ~UnselectedBit);

    /// <summary>True for a link of a part of the page that no links are wanted of.</summary>
    public bool IsUnselected => (_kind & UnselectedBit) != 0;

    /// <summary>The same link of such a part.</summary>
    public LinkDraft Unselected => new(Place, Href, HrefLength, _attribute, Kind, isUnselected: true);

    /// <summary>The same link, with what was written at another place of a store.</summary>
    public LinkDraft WithHref(uint href) => 
        new(Place, href, HrefLength, _attribute, Kind, IsUnselected);

    public string Attribute => _attribute switch
    {
        HeaderAttribute => "link",
        UrlAttribute => "url",
        UriAttribute => "uri",
        ResourceAttribute => "rdf:resource",
        NoAttribute => "",
        _ => AttributeTable.NameOf((AttributeId)_attribute),
    };
}

/// <summary>What the links of one tag share: 16 bytes.</summary>
internal struct LinkPlace
{
    public int Line;
    public int Column;
    public int Shape;

    /// <summary>Where the text store has the link's text, behind its length; 0 for none.</summary>
    public uint Text;
}

/// <summary>What many tags of a page share.</summary>
internal sealed record LinkShape(string Element, string Rel, DocumentBase Base);
