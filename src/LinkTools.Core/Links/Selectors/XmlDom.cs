using System.Runtime.CompilerServices;
using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links.Selectors;

/// <summary>Makes a tree of the elements of an XML document.</summary>
internal static class XmlDom
{
    /// <summary>The elements up to the first fault of the document.</summary>
    /// <exception cref="PageTooComplexException">The document exceeds <see cref="DomLimits"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static ElementTree Read(string markup, LineStarts lines, CancellationToken stop)
    {
        using var document = new HtmlParser().ParseDocument("");
        document.RemoveChild(document.DocumentElement);
        var offsets = new ConditionalWeakTable<IElement, object>();
        using var xml = XmlMarkup.Open(markup);
        try
        {
            ReadElements(xml, document, offsets, lines, stop);
        }
        catch (XmlException)
        {
            // The reader of the links reports it.
        }

        return new ElementTree(
            document, element => offsets.TryGetValue(element, out var offset) ? (int)offset : -1, stop);
    }

    private static void ReadElements(
        XmlReader xml, IDocument document, ConditionalWeakTable<IElement, object> offsets, LineStarts lines,
        CancellationToken stop)
    {
        INode parent = document;
        var count = 0;
        while (xml.Read())
        {
            stop.ThrowIfCancellationRequested();
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    DomLimits.CheckElements(++count);
                    DomLimits.CheckDepth(xml.Depth + 1);
                    var position = (IXmlLineInfo)xml;
                    var element = document.CreateElement(
                        xml.NamespaceURI.Length > 0 ? xml.NamespaceURI : null, xml.LocalName);
                    offsets.Add(element, lines.OffsetOf(position.LineNumber, position.LinePosition - 1));
                    parent.AppendChild(element);
                    var isEmpty = xml.IsEmptyElement;
                    while (xml.MoveToNextAttribute())
                        AddAttribute(element, xml);
                    if (!isEmpty)
                        parent = element;
                    break;
                case XmlNodeType.EndElement:
                    parent = parent.Parent!;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when parent != document:
                    parent.AppendChild(document.CreateTextNode(xml.Value));
                    break;
            }
        }
    }

    // In a selector, the colon of a name must be escaped; the declaration of a namespace is not an attribute.
    private static void AddAttribute(IElement element, XmlReader xml)
    {
        if (xml.Prefix != "xmlns" && xml.Name != "xmlns" && !xml.IsDefault)
            element.SetAttribute(xml.Name, xml.Value);
    }
}
