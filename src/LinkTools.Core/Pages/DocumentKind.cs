namespace LinkTools.Core.Pages;

/// <summary>What a document is, and so by which rules its links are found.</summary>
public enum DocumentKind
{
    /// <summary>HTML.</summary>
    Html,

    /// <summary>HTML by XML's rules.</summary>
    Xhtml,

    /// <summary>XML: SVG, a feed, or what has elements of XHTML, SVG or MathML in it.</summary>
    Xml,

    /// <summary>Markdown: CommonMark, and what GitHub adds to it.</summary>
    Markdown,

    /// <summary>A style sheet.</summary>
    Css,

    /// <summary>Text, with URLs as people write them.</summary>
    Text,

    /// <summary>RSS, of any version, or Atom.</summary>
    Feed,
}
