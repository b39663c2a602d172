using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Where the pages of a run come from: the given pages, or a site that is crawled.</summary>
internal interface IPageSource : IAsyncDisposable
{
    /// <summary>Takes all given pages.</summary>
    Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop);

    /// <summary>The next page to read, of the host whose turn it is; null if there are no more.</summary>
    ValueTask<ScheduledPage?> NextAsync();

    /// <summary>Reads a page, and adds the pages that it leads to.</summary>
    Task<PageResult> ReadAsync(ScheduledPage page, CancellationToken stop);

    /// <summary>Says that a page has been read and its result returned, so its host may begin another.</summary>
    ValueTask ReleaseAsync(ScheduledPage page, PageResult result, CancellationToken stop);

    /// <summary>Says that all links of a page have been taken.</summary>
    ValueTask CompleteAsync(PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>True if the source has read the page or will read it, and does not return it again.</summary>
    bool Knows(WebUrl url);

    /// <summary>What other processes of the same crawl know; null for none, and before the crawl has begun.</summary>
    ISharedCrawl? Shared => null;

    /// <summary>Called once, after the last page has ended, for a last warning.</summary>
    ValueTask FinishAsync(CancellationToken stop);

    /// <summary>Ends all waiting at once: no more pages are returned.</summary>
    void Abort();
}
