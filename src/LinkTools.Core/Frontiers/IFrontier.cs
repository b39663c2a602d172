using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// The known and the waiting pages of a crawl. A page is claimed, read, released when the pages that it leads to have
/// been added, and completed when its links have been taken; each of these at least once. One store can serve several
/// processes, because the frontier decides which host is next, how many of its pages are in flight, when it may be
/// requested again, how many pages are read, and when the crawl is over. Thread-safe.
/// </summary>
internal interface IFrontier : IAsyncDisposable
{
    /// <summary>The progress of the crawl, as far as this process knows it.</summary>
    FrontierCounts Counts { get; }

    /// <summary>
    /// True if -MaximumPages is reached although pages are waiting, unless a page in flight turns out not to count.
    /// </summary>
    bool IsFull { get; }

    /// <summary>
    /// What a link to a page means. It looks only in this process; other processes that share the store may know the
    /// page.
    /// </summary>
    /// <param name="url">The page.</param>
    /// <param name="depth">The level that the link gives it.</param>
    PageNews Look(WebUrl url, int depth);

    /// <summary>True if the page is known in this process, whatever its state is.</summary>
    bool IsKnown(WebUrl url);

    /// <summary>
    /// Makes a page known in this process before it is given to <see cref="AddAsync"/>; false if it was known.
    /// </summary>
    /// <param name="url">The page.</param>
    /// <param name="depth">The level that it is added to.</param>
    bool Note(WebUrl url, int depth);

    /// <summary>Adds the pages that one page leads to, or the seeds of the crawl.</summary>
    /// <param name="from">The claimed page that leads to them; null for seeds and sitemaps.</param>
    /// <param name="pages">The pages, with the answers of <see cref="Look"/>.</param>
    /// <param name="stop">Stops the waiting.</param>
    ValueTask AddAsync(FrontierPage? from, IReadOnlyList<FoundPage> pages, CancellationToken stop);

    /// <summary>Says that this call named a known page.</summary>
    ValueTask NameSeedAsync(WebUrl url, CancellationToken stop);

    /// <summary>
    /// Makes the target of a redirect of the claimed page <paramref name="via"/> known without reading it. False if it
    /// was known. If the page is read again, targets that only it has made known are forgotten, because its own
    /// redirect would otherwise lead to a page that seems to be read already.
    /// </summary>
    ValueTask<bool> MarkAsync(WebUrl url, FrontierPage via, CancellationToken stop);

    /// <summary>Says that no pages come from outside any more; the crawl ends when all its pages have ended.</summary>
    void Seal();

    /// <summary>
    /// The next page to read, of the host whose turn it is and of its lowest level; null if the crawl is over. Waits
    /// until there is one.
    /// </summary>
    ValueTask<FrontierPage?> ClaimAsync();

    /// <summary>
    /// Says that a claimed page has been read and the pages that it leads to have been added, so its host may begin
    /// another.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="wasFetched">False if it was skipped and does not count as a page.</param>
    /// <param name="stop">Stops the waiting.</param>
    ValueTask ReleaseAsync(FrontierPage page, bool wasFetched, CancellationToken stop);

    /// <summary>Says that all links of a page have been taken.</summary>
    /// <param name="id">The frontier's handle of the page.</param>
    /// <param name="result">How the page ended.</param>
    /// <param name="output">The length of the output file after it; null for none.</param>
    ValueTask CompleteAsync(long id, PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    /// <param name="results">How they ended; those that no crawl claimed do not count.</param>
    /// <param name="output">The length of the output file after the last of them.</param>
    ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>What is recorded about the output files.</summary>
    ValueTask<StoredOutputs> FindOutputsAsync(CancellationToken stop);

    /// <summary>
    /// Records the length of an output file before anything more is written to it; recorded when it returns.
    /// </summary>
    ValueTask RecordOutputAsync(OutputMark output, CancellationToken stop);

    /// <summary>The link that first led to a claimed page; null for none.</summary>
    ValueTask<PageReferrer?> FindReferrerAsync(FrontierPage page, CancellationToken stop);

    /// <summary>A waiting page; null if there is none.</summary>
    ValueTask<FoundPage?> PeekAsync(CancellationToken stop);

    /// <summary>Ends all waiting at once: no more pages are returned.</summary>
    void Abort();
}
