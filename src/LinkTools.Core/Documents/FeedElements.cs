using System.Text;
using System.Xml;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>Finds the links in the elements of a feed, and in the HTML in their text.</summary>
internal sealed class FeedElements(DocumentDraft document) : IXmlElements
{
    /// <summary>The namespace of Atom.</summary>
    public const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>A feed does not nest elements more deeply.</summary>
    private const int MaxDepth = 256;

    private readonly Stack<Open> _open = new();

    /// <inheritdoc/>
    public void Start(XmlReader xml)
    {
        document.Context.Stop.ThrowIfCancellationRequested();
        if (_open.Count == MaxDepth)
            throw new Links.Selectors.PageTooComplexException($"has elements nested deeper than {MaxDepth} levels");
        var position = (IXmlLineInfo)xml;
        var around = _open.TryPeek(out var parent) ? parent.Base : document.Base;
        var element = new Open(xml.LocalName, (position.LineNumber, position.LinePosition - 1), BaseIn(xml, around));
        var type = xml.GetAttribute("type");
        element = element with
        {
            Use = UseOf(xml.LocalName, xml.NamespaceURI == Atom, type, xml.GetAttribute("isPermaLink")),
        };
        _open.Push(element);
        ReadAttributes(xml, element);
    }

    /// <inheritdoc/>
    public DocumentBase StartInner(XmlReader xml)
    {
        document.Context.Stop.ThrowIfCancellationRequested();
        // A page's element outside all others: the document is no feed.
        var around = _open.TryPeek(out var parent) ? parent : new Open("", default, document.Base);
        // Its text is that of the element round it.
        var inner = around with { Base = BaseIn(xml, around.Base), IsInner = true };
        _open.Push(inner);
        return inner.Base;
    }

    /// <inheritdoc/>
    public void Text(string text)
    {
        if (_open.TryPeek(out var element) && element.Use != TextUse.None)
            element.Content.Append(text);
    }

    /// <inheritdoc/>
    public void End()
    {
        var element = _open.Pop();
        if (element.IsInner)
            return;
        var text = element.Content.ToString();
        if (element.Use == TextUse.Html)
        {
            LinkReader.ReadInner(
                text, document.Context.Kinds, document.Drafts, new DocumentBase(null, element.Base), document.Cuts,
                element.Place);
        }
        else if (element.Use == TextUse.Title)
        {
            document.Title ??= LinkText.Clean(text);
        }
        else if (HtmlSpace.Trim(text) is { Length: > 0 } url && element.Use == TextUse.Url)
        {
            Add(element, LinkDraft.NoAttribute, url.ToString(), KindOf(element.Name));
        }
    }

    // XML Base, section 3: an element's base is relative to that of the element round it.
    private static DocumentBase BaseIn(XmlReader xml, DocumentBase around)
    {
        if (xml.GetAttribute("base", "http://www.w3.org/XML/1998/namespace") is not { } written)
            return around;
        var inside = new DocumentBase(null, around);
        inside.Set(written);
        return inside;
    }

    private void ReadAttributes(XmlReader xml, Open element)
    {
        if (xml.GetAttribute("href") is { } href)
        {
            var rel = element.Name == "link" ? RelKinds.Normalize(xml.GetAttribute("rel")) : "";
            var kind = element.Name == "link" ? KindOfRel(rel) : KindOf(element.Name);
            Add(element, (byte)AttributeId.Href, href, kind, rel, xml.GetAttribute("title") ?? "");
        }

        if (xml.GetAttribute("url") is { } url)
            Add(element, LinkDraft.UrlAttribute, url, KindOf(element.Name));
        if (xml.GetAttribute("uri") is { } uri)
            Add(element, LinkDraft.UriAttribute, uri, LinkKind.Related);
        if (xml.GetAttribute("src") is { } source)
            Add(element, (byte)AttributeId.Src, source, KindOf(element.Name));
        if (element.Name is "image" or "textinput"
            && xml.GetAttribute("resource", "http://www.w3.org/1999/02/22-rdf-syntax-ns#") is { } resource)
            Add(element, LinkDraft.ResourceAttribute, resource, KindOf(element.Name));
    }

    private void Add(Open element, byte attribute, string href, LinkKind kind, string rel = "", string text = "") =>
        document.Add(SafeText.Clean(element.Name), attribute, href, kind, text, element.Place, element.Base, rel);

    private TextUse UseOf(string name, bool isAtom, string? type, string? isPermanent) => name switch
    {
        "link" or "url" or "comments" or "docs" or "uri" or "logo" or "icon" => isAtom && name == "link"
            ? TextUse.None : TextUse.Url,
        // RSS 2.0: an id is a URL unless it says that it is not.
        "guid" => isPermanent == "false" ? TextUse.None : TextUse.Url,
        "title" when document.Title is null && _open.Count <= 2 => TextUse.Title,
        "description" or "encoded" or "content" or "summary" when !isAtom || type is "html" or "text/html" =>
            TextUse.Html,
        _ => TextUse.None,
    };

    private static LinkKind KindOf(string name) => name switch
    {
        "link" or "guid" or "comments" => LinkKind.Hyperlink,
        "enclosure" or "content" => LinkKind.Media,
        "url" or "thumbnail" or "image" or "logo" => LinkKind.Image,
        "icon" => LinkKind.Icon,
        _ => LinkKind.Related,
    };

    // The page of an entry is its alternate, which a reader follows (RFC 4287, section 4.2.7.2).
    private static LinkKind KindOfRel(string rel) => rel switch
    {
        "" or "alternate" => LinkKind.Hyperlink,
        "enclosure" => LinkKind.Media,
        _ => RelKinds.KindOf(rel),
    };

    private enum TextUse : byte
    {
        None, Url, Html, Title,
    }

    private readonly record struct Open(string Name, (int Line, int Column) Place, DocumentBase Base)
    {
        public TextUse Use { get; init; }

        /// <summary>True for an element of a page in one of the feed.</summary>
        public bool IsInner { get; init; }

        public StringBuilder Content { get; } = new();
    }
}
