namespace LinkTools.Core.Sitemaps;

/// <summary>What a document's first characters say it is written in.</summary>
internal enum SitemapSyntax
{
    /// <summary>More characters are needed.</summary>
    Undecided,

    /// <summary>White space and comments only.</summary>
    Empty,

    /// <summary>Anything that is no markup.</summary>
    Text,

    /// <summary>An HTML page.</summary>
    Html,

    /// <summary>XML with a document type declaration.</summary>
    Doctype,

    /// <summary>XML.</summary>
    Xml,
}
