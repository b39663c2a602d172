namespace LinkTools;

/// <summary>Which pages a crawl follows, compared with the pages that it was started with.</summary>
public enum CrawlScope
{
    /// <summary>Only these pages.</summary>
    Page,

    /// <summary>Pages in or below the same folder, on the same host and port.</summary>
    Path,

    /// <summary>Pages with the same scheme, host and port.</summary>
    Origin,

    /// <summary>Pages on the same hosts, whatever the scheme and port.</summary>
    Host,

    /// <summary>
    /// Pages in the same registrable domains, by the Public Suffix List: www.example.co.uk and docs.example.co.uk are
    /// in the same one.
    /// </summary>
    Domain,

    /// <summary>All pages.</summary>
    Any,
}
