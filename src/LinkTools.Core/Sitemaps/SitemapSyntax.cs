namespace LinkTools.Core.Sitemaps;

/// <summary>The syntax of a document, by its first characters.</summary>
internal enum SitemapSyntax
{
    /// <summary>More characters are needed.</summary>
    Undecided,

    /// <summary>White space and comments only.</summary>
    Empty,

    /// <summary>Text without markup.</summary>
    Text,

    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>XML with a document type declaration.</summary>
    Doctype,

    /// <summary>XML.</summary>
    Xml,
}
