using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that are given. A page that is given twice is read twice. Only as many are taken from the input as can be
/// read soon, and more if all of these wait for busy hosts.
/// </summary>
internal sealed class GivenPages(CrawlOptions options, PageReader reader, ResultStream results, PlacePool places)
    : IPageSource
{
    /// <summary>How many pages are taken for each place. A waiting page needs little memory.</summary>
    private const int PagesPrefetched = 32;

    /// <summary>
    /// How many are taken while places are free, because pages of slow hosts may come before those of others.
    /// </summary>
    private const int PagesPrefetchedIfIdle = 512;

    private readonly HostQueues<ScheduledPage> _pages = new(options.Scheduling(() => places.Free))
    {
        Room = options.ThrottleLimit * PagesPrefetched,
        RoomIfIdle = options.ThrottleLimit * PagesPrefetchedIfIdle,
    };

    public ValueTask DisposeAsync()
    {
        _pages.Dispose();
        return default;
    }

    public async Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        var sequence = 0L;
        await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
        {
            await results.AdmitAsync(stop).ConfigureAwait(false);
            await _pages.WaitForRoomAsync(stop).ConfigureAwait(false);
            options.Progress?.AddAsked();
            _pages.Add(HostOf(seed), new ScheduledPage(seed) { Sequence = sequence++ });
        }

        _pages.Complete();
    }

    public async ValueTask<ScheduledPage?> NextAsync()
    {
        if (await _pages.NextAsync().ConfigureAwait(false) is not { } next)
            return null;
        next.Item.Turn = next.Turn;
        return next.Item;
    }

    public Task<PageResult> ReadAsync(ScheduledPage page, CancellationToken stop) =>
        reader.ReadAsync(page.Request, gate: null, page, stop);

    public ValueTask ReleaseAsync(ScheduledPage page, PageResult result, CancellationToken stop)
    {
        _pages.Release(page.Turn);
        return default;
    }

    // Nothing is stored, and there is no warning left to write.
    public ValueTask CompleteAsync(PageResult result, OutputMark? output) => default;

    public ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output) => default;

    public ValueTask FinishAsync(CancellationToken stop) => default;

    // A page that is given twice is read twice.
    public bool Knows(WebUrl url) => false;

    public void Abort() => _pages.Abort();

    // Local pages share one key, which has no limit.
    private static string HostOf(PageRequest page) =>
        page is { FilePath: null, Markup: null, Url: { } url } ? FrontierPage.HostOf(url) : "";
}
