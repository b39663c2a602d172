using System.Xml;

namespace LinkTools.Core.Links;

/// <summary>Receives the elements of an XML document that are not XHTML, SVG or MathML.</summary>
internal interface IXmlElements
{
    /// <summary>The start of an element. The reader may be moved to its attributes, and must be moved back.</summary>
    void Start(XmlReader xml);

    /// <summary>An element of a page starts among them.</summary>
    /// <returns>What its links are resolved against.</returns>
    DocumentBase StartInner(XmlReader xml);

    /// <summary>Text of these elements, or of XHTML among them.</summary>
    void Text(string text);

    /// <summary>The innermost element of either kind ends.</summary>
    void End();
}
