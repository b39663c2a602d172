using LinkTools.Core.Crawling;

namespace LinkTools.Core.Checking;

/// <summary>How links are checked. Immutable.</summary>
public sealed record CheckOptions
{
    /// <summary>How pages are fetched and crawled; its recursion is null if only given links are checked.</summary>
    public CrawlOptions Crawl { get; init; } = new();

    /// <summary>Do not check whether the page has the element that a fragment names.</summary>
    public bool SkipsFragments { get; init; }

    /// <summary>Also look for the text that a text fragment names.</summary>
    public bool ChecksTextFragments { get; init; }

    /// <summary>Statuses that count as Ok, besides those below 400.</summary>
    public StatusRanges AcceptedStatuses { get; init; } = StatusRanges.None;

    /// <summary>True for a URL that is neither followed nor checked.</summary>
    public Func<string, bool> IsExcluded { get; init; } = static _ => false;

    /// <summary>Other URLs to request than those in the links.</summary>
    public PrefixRewrite Rewrite { get; init; } = PrefixRewrite.None;

    /// <summary>Report http links whose https URL also works.</summary>
    public bool RequiresHttps { get; init; }

    /// <summary>Report certificates that expire within this number of days; null for none.</summary>
    public int? CertificateExpiryDays { get; init; }

    /// <summary>The problems of an earlier check.</summary>
    public Baseline Baseline { get; init; } = new();

    /// <summary>The method for links whose page's ids are not needed.</summary>
    public CheckMethod Method { get; init; }

    /// <summary>Obey robots.txt also for requests that only check a link.</summary>
    public bool RespectsRobots { get; init; }

    /// <summary>
    /// Report the links of a page together, with the page, when the last of them is known, so that a file can be
    /// written page by page.
    /// </summary>
    public bool KeepsPagesWhole { get; init; }

    /// <summary>Return results in the order of the links.</summary>
    public bool IsOrdered { get; init; }
}
