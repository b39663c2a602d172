using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>A link before its base URL is known: 16 bytes, and its characters in a store of text.</summary>
internal readonly struct LinkDraft(
    int place, uint href, int hrefLength, byte attribute, LinkKind kind, bool isUnselected = false)
{
    /// <summary>The attribute of a link in a feed.</summary>
    public const byte UrlAttribute = 253, UriAttribute = 252, ResourceAttribute = 251;

    /// <summary>The attribute <c>link</c> of a header.</summary>
    public const byte HeaderAttribute = 254;

    /// <summary>The attribute of a link in the text of an element.</summary>
    public const byte NoAttribute = 255;

    private const byte UnselectedBit = 0x80;

    private readonly byte _attribute = attribute;
    // A separate field would make it 20 bytes.
    private readonly byte _kind = (byte)((byte)kind | (isUnselected ? UnselectedBit : 0));

    /// <summary>The number of its <see cref="LinkPlace"/>.</summary>
    public int Place { get; } = place;

    /// <summary>Where the address is in the text store, as the page writes it.</summary>
    public uint Href { get; } = href;

    public int HrefLength { get; } = hrefLength;

    public LinkKind Kind => (LinkKind)(_kind & ~UnselectedBit);

    /// <summary>True for a link in a part of the page whose links are not wanted.</summary>
    public bool IsUnselected => (_kind & UnselectedBit) != 0;

    /// <summary>The same link, in a part of the page whose links are not wanted.</summary>
    public LinkDraft Unselected => new(Place, Href, HrefLength, _attribute, Kind, isUnselected: true);

    /// <summary>The same link, with its address at another position of a store.</summary>
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

/// <summary>What the links of one tag have in common: 16 bytes.</summary>
internal struct LinkPlace
{
    public int Line;
    public int Column;
    public int Shape;

    /// <summary>Where the text of the link is in the text store, after its length; 0 for none.</summary>
    public uint Text;
}

/// <summary>What many tags of a page have in common.</summary>
internal sealed record LinkShape(string Element, string Rel, DocumentBase Base);
