namespace LinkTools.Core.Sitemaps;

/// <summary>What is wrong with a document that cannot be read to its end.</summary>
internal enum SitemapFault
{
    /// <summary>It is neither a sitemap nor a feed nor a list of URLs.</summary>
    NotASitemap,

    /// <summary>It is an HTML page, most often an error page.</summary>
    HtmlPage,

    /// <summary>It has no content.</summary>
    Empty,

    /// <summary>It is not well-formed XML.</summary>
    BrokenXml,

    /// <summary>It has a document type declaration, which can make a reader fetch files or fill its memory.</summary>
    Doctype,

    /// <summary>Its compressed form is damaged or cut short.</summary>
    BrokenCompression,

    /// <summary>It has more bytes than allowed.</summary>
    TooLarge,

    /// <summary>It has more entries than allowed.</summary>
    TooManyUrls,
}
