using System.Xml;

namespace LinkTools.Core.Links;

/// <summary>Takes the elements of an XML document that are none of a page's.</summary>
internal interface IXmlElements
{
    /// <summary>An element starts; the reader may be moved to its attributes, and is to be moved back.</summary>
    void Start(XmlReader xml);

    /// <summary>An element of a page starts among them.</summary>
    /// <returns>What its links are resolved against.</returns>
    DocumentBase StartInner(XmlReader xml);

    /// <summary>Text, of these elements or of those of a page among them.</summary>
    void Text(string text);

    /// <summary>The innermost element of either kind ends.</summary>
    void End();
}
