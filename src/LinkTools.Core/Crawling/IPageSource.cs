using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>Where a run's pages come from: those that are given, or a site that is crawled.</summary>
internal interface IPageSource : IAsyncDisposable
{
    /// <summary>Takes the given pages in, to their end.</summary>
    Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop);

    /// <summary>The next page to read, of the host whose turn it is; null when there will be none.</summary>
    ValueTask<ScheduledPage?> NextAsync();

    /// <summary>Reads a page, and adds what it leads to.</summary>
    Task<PageResult> ReadAsync(ScheduledPage page, CancellationToken stop);

    /// <summary>Says that a page has been read, and its result handed on: its host may go on.</summary>
    ValueTask ReleaseAsync(ScheduledPage page, PageResult result, CancellationToken stop);

    /// <summary>Says that all a page gave has been taken.</summary>
    ValueTask CompleteAsync(PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>True when the source has read the page, or means to, and gives it no more.</summary>
    bool Knows(WebUrl url);

    /// <summary>What other processes of the same crawl know; null for none, and before the crawl has begun.</summary>
    ISharedCrawl? Shared => null;

    /// <summary>Called once, when the last page has ended: there may be something left to say.</summary>
    ValueTask FinishAsync(CancellationToken stop);

    /// <summary>Ends all waiting at once: nothing more is handed out.</summary>
    void Abort();
}
