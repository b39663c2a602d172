using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that are given, each read once for each time it is given. They are taken in only so far as they can be
/// read soon; further where all that were taken in wait for hosts that are busy.
/// </summary>
internal sealed class GivenPages : IPageSource
{
    /// <summary>Pages taken in for each place, which cost little.</summary>
    private const int PagesPrefetched = 32;

    /// <summary>The same while places are free, because the pages of slow hosts stand before those of others.</summary>
    private const int PagesPrefetchedIfIdle = 512;

    private readonly object _gate = new();
    private readonly CrawlOptions _options;
    private readonly PageReader _reader;
    private readonly ResultStream _results;
    private readonly HostScheduler _scheduler;
    private readonly PageClaims<ScheduledPage> _claims;
    private readonly Dictionary<string, Queue<ScheduledPage>> _pages = new(StringComparer.Ordinal);
    private TaskCompletionSource? _room;
    private bool _isGiven;

    public GivenPages(CrawlOptions options, PageReader reader, ResultStream results, Places places)
    {
        (_options, _reader, _results) = (options, reader, results);
        var scheduling = options.Scheduling(() => places.Free);
        _scheduler = new HostScheduler(scheduling);
        _claims = new PageClaims<ScheduledPage>(
            _gate, _scheduler, Take, () => _isGiven && _scheduler.Waiting == 0, scheduling.Time);
    }

    private bool HasRoom =>
        _scheduler.Waiting < _options.ThrottleLimit * PagesPrefetched
        || (_claims.IsIdle && _scheduler.Waiting < _options.ThrottleLimit * PagesPrefetchedIfIdle);

    public ValueTask DisposeAsync()
    {
        lock (_gate)
            _claims.Dispose();
        return default;
    }

    public async Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        var sequence = 0L;
        await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
        {
            await _results.AdmitAsync(stop).ConfigureAwait(false);
            await WaitForRoomAsync(stop).ConfigureAwait(false);
            Add(new ScheduledPage(seed) { Sequence = sequence++ });
        }

        lock (_gate)
        {
            _isGiven = _scheduler.IsSealed = true;
            _claims.Serve();
        }
    }

    public ValueTask<ScheduledPage?> NextAsync()
    {
        var next = _claims.NextAsync();
        lock (_gate)
            OpenRoom();
        return next;
    }

    public Task<PageResult> ReadAsync(ScheduledPage page, CancellationToken stop) =>
        _reader.ReadAsync(page.Request, gate: null, page, stop);

    public ValueTask ReleaseAsync(ScheduledPage page, PageResult result, CancellationToken stop)
    {
        lock (_gate)
        {
            _scheduler.Release(page.Turn);
            _claims.Serve();
        }

        return default;
    }

    // There is nothing to remember, and nothing left to say.
    public ValueTask CompleteAsync(PageResult result, OutputMark? output) => default;

    public ValueTask FinishAsync(CancellationToken stop) => default;

    public void Abort()
    {
        lock (_gate)
            _claims.Abort();
    }

    private void Add(ScheduledPage page)
    {
        _options.Progress?.Ask();
        lock (_gate)
        {
            var host = HostOf(page.Request);
            if (!_pages.TryGetValue(host, out var pages))
                _pages.Add(host, pages = new Queue<ScheduledPage>());
            pages.Enqueue(page);
            _scheduler.Add(host, depth: 0);
            _claims.Serve();
        }
    }

    private ScheduledPage Take(HostTurn turn)
    {
        var pages = _pages[turn.Host];
        var page = pages.Dequeue();
        page.Turn = turn;
        if (pages.Count == 0)
            _pages.Remove(turn.Host);
        OpenRoom();
        return page;
    }

    private async Task WaitForRoomAsync(CancellationToken stop)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (HasRoom)
                    return;
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }

            await room.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private void OpenRoom()
    {
        if (_room is null || !HasRoom)
            return;
        _room.SetResult();
        _room = null;
    }

    // Local pages share one key, which has no limit.
    private static string HostOf(PageRequest page) =>
        page is { FilePath: null, Markup: null, Url: { } url } ? FrontierPage.HostOf(url) : "";
}
