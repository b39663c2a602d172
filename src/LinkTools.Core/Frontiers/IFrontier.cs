using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// What a crawl knows and has not finished. A page is claimed, read, released when what it leads to has been added, and
/// completed when all it gave has been taken; each at least once. Shaped so that one store may serve many processes:
/// which host is next, how many of its pages are under way, when it may be asked again, how many pages there may be and
/// when the crawl is over are the frontier's to know. May be used by many threads.
/// </summary>
internal interface IFrontier : IAsyncDisposable
{
    /// <summary>How far the crawl is; as this process knows it.</summary>
    FrontierCounts Counts { get; }

    /// <summary>True when no more pages may be claimed although some wait, unless one under way turns out to be none.
    /// </summary>
    bool IsFull { get; }

    /// <summary>
    /// What a link to a page means. Asks nobody: a page may be known to others who share the store.
    /// </summary>
    /// <param name="url">The page.</param>
    /// <param name="depth">The level it would be of.</param>
    PageNews Look(WebUrl url, int depth);

    /// <summary>True when the page is known here, whatever became of it.</summary>
    bool IsKnown(WebUrl url);

    /// <summary>Makes a page known here, before it is given to <see cref="AddAsync"/>; false when it was.</summary>
    /// <param name="url">The page.</param>
    /// <param name="depth">The level it is to be added to.</param>
    bool Note(WebUrl url, int depth);

    /// <summary>Adds the pages that one page leads to, or that the crawl is started with.</summary>
    /// <param name="from">The claimed page that leads there; null for seeds and sitemaps.</param>
    /// <param name="pages">The pages, as <see cref="Look"/> found them.</param>
    /// <param name="stop">Ends it.</param>
    ValueTask AddAsync(FrontierPage? from, IReadOnlyList<FoundPage> pages, CancellationToken stop);

    /// <summary>Says that a known page was named by this call.</summary>
    ValueTask NameSeedAsync(WebUrl url, CancellationToken stop);

    /// <summary>
    /// Makes a URL known without asking for it: where a redirect of the claimed page <paramref name="via"/> led to.
    /// False when it was known. What is known only by that page is forgotten when it is taken up again: its own
    /// redirect would find itself read already.
    /// </summary>
    ValueTask<bool> MarkAsync(WebUrl url, FrontierPage via, CancellationToken stop);

    /// <summary>Says that no page comes from outside any more; the crawl ends when all there are have ended.</summary>
    void Seal();

    /// <summary>
    /// The next page to read, of the host whose turn it is and of its least deep level; null when the crawl is over.
    /// Waits until there is one.
    /// </summary>
    ValueTask<FrontierPage?> ClaimAsync();

    /// <summary>Says that a claimed page has been read, and what it leads to added: its host may go on.</summary>
    /// <param name="page">The page.</param>
    /// <param name="wasFetched">False when it was left alone and counts as no page.</param>
    /// <param name="stop">Ends it.</param>
    ValueTask ReleaseAsync(FrontierPage page, bool wasFetched, CancellationToken stop);

    /// <summary>Says that all a page gave has been taken.</summary>
    /// <param name="id">What the frontier knows the page by.</param>
    /// <param name="result">What became of it.</param>
    /// <param name="output">How far the output file goes with it; null for none.</param>
    ValueTask CompleteAsync(long id, PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    /// <param name="results">What became of them; those that no crawl claimed do not count.</param>
    /// <param name="output">How far the output file goes with the last of them.</param>
    ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>What is known of the files that the links are written to.</summary>
    ValueTask<StoredOutputs> FindOutputsAsync(CancellationToken stop);

    /// <summary>Records how far an output file goes before anything more is written to it; done when it returns.
    /// </summary>
    ValueTask RecordOutputAsync(OutputMark output, CancellationToken stop);

    /// <summary>The link that first led to a claimed page; null for none.</summary>
    ValueTask<PageReferrer?> FindReferrerAsync(FrontierPage page, CancellationToken stop);

    /// <summary>A page that waits; null when none does.</summary>
    ValueTask<FoundPage?> PeekAsync(CancellationToken stop);

    /// <summary>Ends all waiting at once: nothing more is handed out.</summary>
    void Abort();
}
