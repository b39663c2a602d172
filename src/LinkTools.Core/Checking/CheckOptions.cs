using LinkTools.Core.Crawling;

namespace LinkTools.Core.Checking;

/// <summary>How links are checked. Immutable.</summary>
public sealed record CheckOptions
{
    /// <summary>How pages are fetched and crawled; its recursion is null for links that are given.</summary>
    public CrawlOptions Crawl { get; init; } = new();

    /// <summary>Do not look whether the element that a fragment names is there.</summary>
    public bool SkipsFragments { get; init; }

    /// <summary>Look whether the page holds the text that a text fragment names.</summary>
    public bool ChecksTextFragments { get; init; }

    /// <summary>Statuses that are fine, besides those below 400.</summary>
    public StatusRanges AcceptedStatuses { get; init; } = StatusRanges.None;

    /// <summary>True for a URL that is neither followed nor asked.</summary>
    public Func<string, bool> IsExcluded { get; init; } = static _ => false;

    /// <summary>What is asked in place of what is written.</summary>
    public PrefixRewrite Rewrite { get; init; } = PrefixRewrite.None;

    /// <summary>Report http links whose https twin answers.</summary>
    public bool RequiresHttps { get; init; }

    /// <summary>Report certificates that end within so many days; null for none.</summary>
    public int? CertificateExpiryDays { get; init; }

    /// <summary>Findings that are known.</summary>
    public Baseline Baseline { get; init; } = new();

    /// <summary>The method of the requests for links that need no ids.</summary>
    public CheckMethod Method { get; init; }

    /// <summary>Obey robots.txt for requests that only check.</summary>
    public bool RespectsRobots { get; init; }

    /// <summary>
    /// Report the links of a page all at once, with the page, when the last of them is known: so that a file can be
    /// written page by page.
    /// </summary>
    public bool KeepsPagesWhole { get; init; }

    /// <summary>Give results in the order of the links.</summary>
    public bool IsOrdered { get; init; }
}
