namespace LinkTools.Core.Sitemaps;

/// <summary>Why a document cannot be read completely.</summary>
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

    /// <summary>Its compressed form is damaged or was cut off.</summary>
    BrokenCompression,

    /// <summary>It exceeds the limit of bytes.</summary>
    TooLarge,

    /// <summary>It exceeds the limit of entries.</summary>
    TooManyUrls,
}
