namespace LinkTools;

/// <summary>How far a crawl may go from the pages it was started with.</summary>
public enum CrawlScope
{
    /// <summary>Nowhere: those pages alone.</summary>
    Page,

    /// <summary>Pages below the folder of one of them, on its host and port.</summary>
    Path,

    /// <summary>Pages of their schemes, hosts and ports.</summary>
    Origin,

    /// <summary>Pages of their hosts, whatever scheme and port.</summary>
    Host,

    /// <summary>
    /// Pages of their registrable domains, by the public suffix list: www.example.co.uk and docs.example.co.uk are of
    /// one.
    /// </summary>
    Domain,

    /// <summary>Anywhere.</summary>
    Any,
}
