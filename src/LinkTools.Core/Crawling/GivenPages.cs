using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that are given, each read once for each time it is given. They are taken in only so far as they can be
/// read soon; further where all that were taken in wait for hosts that are busy.
/// </summary>
internal sealed class GivenPages(CrawlOptions options, PageReader reader, ResultStream results, PlacePool places)
    : IPageSource
{
    /// <summary>Pages taken in for each place, which cost little.</summary>
    private const int PagesPrefetched = 32;

    /// <summary>The same while places are free, because the pages of slow hosts stand before those of others.</summary>
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

    // There is nothing to remember, and nothing left to say.
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
