namespace LinkTools.Core.Pages;

/// <summary>What a document is, which decides how its links are found.</summary>
public enum DocumentKind
{
    /// <summary>HTML.</summary>
    Html,

    /// <summary>XHTML: HTML by the rules of XML.</summary>
    Xhtml,

    /// <summary>XML: SVG, a feed, or a document with elements of XHTML, SVG or MathML.</summary>
    Xml,

    /// <summary>Markdown: CommonMark with the extensions of GitHub.</summary>
    Markdown,

    /// <summary>A style sheet.</summary>
    Css,

    /// <summary>Plain text with URLs in it.</summary>
    Text,

    /// <summary>RSS, of any version, or Atom.</summary>
    Feed,
}
