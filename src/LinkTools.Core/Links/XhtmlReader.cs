using System.Text;
using System.Xml;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Reads a document by the rules of XML (HTML Standard, section 14.2): an XML parser finds the elements, and the reader
/// for HTML finds the links in them.
/// </summary>
internal static class XhtmlReader
{
    /// <summary>The namespace of XHTML.</summary>
    public const string HtmlSpaceName = "http://www.w3.org/1999/xhtml";

    private const string SvgSpaceName = "http://www.w3.org/2000/svg";
    private const string MathSpaceName = "http://www.w3.org/1998/Math/MathML";
    private const string XLinkSpaceName = "http://www.w3.org/1999/xlink";

    /// <summary>Where the document is not well-formed; null if it is.</summary>
    public static (int Line, int Column)? FindFault(string markup)
    {
        try
        {
            using var xml = XmlMarkup.Open(markup);
            while (xml.Read())
            {
            }

            return null;
        }
        catch (XmlException exception)
        {
            // The parser only reports it by an exception.
            return (exception.LineNumber, exception.LinePosition);
        }
    }

    /// <summary>Passes the elements of a well-formed document to <paramref name="target"/>.</summary>
    public static void Read(string markup, LinkReader target)
    {
        using var xml = XmlMarkup.Open(markup);
        Read(xml, target, null);
    }

    /// <summary>
    /// The same for a document with elements of other vocabularies, which <paramref name="others"/> receives.
    /// </summary>
    /// <exception cref="XmlException">The document is not well-formed; everything before the fault was
    /// read.</exception>
    public static void Read(XmlReader xml, LinkReader target, IXmlElements? others)
    {
        target.UseXml();
        var names = new ElementNames();
        var known = new Stack<bool>();
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = xml.IsEmptyElement;
                    known.Push(Start(xml, names, target, others));
                    if (!known.Peek())
                        others?.Start(xml);
                    if (isEmpty)
                        End(known.Pop());
                    break;
                case XmlNodeType.EndElement:
                    End(known.Pop());
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace:
                    target.Text(xml.Value, hasReferences: false);
                    others?.Text(xml.Value);
                    break;
            }
        }

        void End(bool isKnown)
        {
            if (isKnown)
                target.EndXml();
            others?.End();
        }
    }

    // False for an element in another namespace than those of pages.
    private static bool Start(XmlReader xml, ElementNames names, LinkReader target, IXmlElements? others)
    {
        Namespace? space = xml.NamespaceURI switch
        {
            HtmlSpaceName => Namespace.Html,
            SvgSpaceName => Namespace.Svg,
            MathSpaceName => Namespace.MathMl,
            _ => null,
        };
        var name = xml.LocalName;
        // XML distinguishes A from a; the names of HTML are in lower case.
        if (space is not { } known || (known == Namespace.Html && name.AsSpan().ContainsAnyInRange('A', 'Z')))
            return false;
        if (others is not null)
            target.UseBase(others.StartInner(xml));
        var position = (IXmlLineInfo)xml;
        var (line, column) = (position.LineNumber, position.LinePosition - 1);
        var element = names.Find(name, NameHash.Of(name));
        var attributes = new TagAttributes();
        var text = ReadAttributes(xml, attributes);
        var tag = new TagToken(attributes, text) { Position = 0, Element = element, IsSelfClosing = false };
        target.StartXml(tag, known, line, column);
        return true;
    }

    // Values are escaped as in HTML, because a tag has them in this form.
    private static string ReadAttributes(XmlReader xml, TagAttributes attributes)
    {
        var text = new StringBuilder();
        while (xml.MoveToNextAttribute())
        {
            var name = xml.NamespaceURI switch
            {
                "" => xml.LocalName,
                XLinkSpaceName => $"xlink:{xml.LocalName}",
                _ => "",
            };
            var id = AttributeTable.Find(name, NameHash.Of(name));
            if (xml.IsDefault || id < 0 || name.AsSpan().ContainsAnyInRange('A', 'Z'))
                continue;
            var start = text.Length;
            text.Append(xml.Value).Replace("&", "&amp;", start, text.Length - start);
            attributes.Add(id, start, text.Length - start);
        }

        xml.MoveToElement();
        return text.ToString();
    }
}
