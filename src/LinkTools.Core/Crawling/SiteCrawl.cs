using System.Collections.Concurrent;
using System.Threading.Channels;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// A crawl of sites: pages lead to pages through the frontier, breadth first in each host. It is over when no page
/// waits and none is under way.
/// </summary>
internal sealed class SiteCrawl(
    CrawlOptions options, PageReader reader, HostScheduler scheduler, SemaphoreSlim prefetch, Action<PageResult> give,
    Func<PageResult, CancellationToken, ValueTask> tell) : IDisposable
{
    private readonly RecursionOptions _rules = options.Recursion!;
    private readonly ScopeRule _scope = new(options.Recursion!.Scope);
    private readonly TrapGuard _traps = new(options.Recursion!.Limits);
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, byte> _named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WebUrl> _sites = new(StringComparer.Ordinal);
    private IFrontier? _frontier;
    private LinkFollower? _follower;
    private long _sequence;
    private int _inWork, _seedsInWork, _unfetched;
    private volatile bool _isGiven, _isSeeded;

    private IFrontier Frontier => _frontier!;

    public void Dispose() => _frontier?.Dispose();

    /// <summary>Says that all a page gave has been taken: it will not be asked for again.</summary>
    public void Complete(PageResult page)
    {
        if (page.Request.FrontierId is { } id)
            _frontier?.Complete(id, page);
    }

    /// <summary>Takes the seeds and hands pages to the scheduler until the crawl is over.</summary>
    public async Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var seeding = SeedAsync(seeds, abort.Token);
        var feeding = FeedAsync(abort.Token);
        var first = await Task.WhenAny(seeding, feeding).ConfigureAwait(false);
        if (first.IsFaulted)
            await abort.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(seeding, feeding).ConfigureAwait(false);
        }
        finally
        {
            // The first fault is the reason; what it cancelled is not.
            await first.ConfigureAwait(false);
        }

        scheduler.Complete();
        await scheduler.Over.ConfigureAwait(false);
    }

    /// <summary>Reads one page and adds the pages it leads to.</summary>
    public async Task<PageResult> ReadAsync(PageRequest page, CancellationToken stop)
    {
        if (page.FrontierId is null)
            return await reader.ReadAsync(page, stop).ConfigureAwait(false);
        var visit = new PageVisit(page, _scope, Frontier, reader.Robots);
        page.Gate = visit.RefusalAsync;
        var result = await reader.ReadAsync(page, stop).ConfigureAwait(false);
        if (result.Outcome == PageOutcome.Skipped && result.StatusCode is null)
            Interlocked.Increment(ref _unfetched);
        if (page.IsSeed && result.FinalUrl is { } final && WebUrl.Parse(final) is { } arrived)
            _scope.AddSeed(arrived);
        result = _follower!.Follow(page, result);
        return result with
        {
            IsReadElsewhere = visit.LedToKnownPage,
            Notes = [.. visit.PageNotes.Notes, .. result.Notes],
            Warnings = [.. visit.PageNotes.Warnings, .. result.Warnings],
        };
    }

    /// <summary>True when the crawl has read the page, or means to.</summary>
    public bool Knows(WebUrl url) => Frontier.IsKnown(url);

    /// <summary>Says that a page, and all it led to, has been dealt with.</summary>
    public void End(PageRequest page)
    {
        if (IsSeed(page))
            Interlocked.Decrement(ref _seedsInWork);
        Interlocked.Decrement(ref _inWork);
        _changed.Writer.TryWrite(true);
    }

    private async Task SeedAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        if (_rules.StatePath is null)
        {
            Open([]);
            await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
                await AddSeedAsync(seed, stop).ConfigureAwait(false);
        }
        else
        {
            // Whether the file belongs to this crawl cannot be told before all seeds are known.
            var all = new List<PageRequest>();
            await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
                all.Add(seed);
            Open(
                [
                    .. all.Where(seed => seed.Url is not null).Select(seed => seed.Url!.Normalized).Distinct()
                    .Order(StringComparer.Ordinal)]);
            foreach (var seed in all)
                await AddSeedAsync(seed, stop).ConfigureAwait(false);
        }

        _isGiven = true;
        _changed.Writer.TryWrite(true);
        if (_rules.StartsFromSitemaps)
        {
            // Where the seeds are redirected to is in scope, and sitemaps name the pages there.
            await _settled.Task.WaitAsync(stop).ConfigureAwait(false);
            foreach (var site in _sites.Values)
                await ReadSitemapsAsync(site, stop).ConfigureAwait(false);
        }

        _isSeeded = true;
        _changed.Writer.TryWrite(true);
    }

    private void Open(IReadOnlyList<string> seeds)
    {
        _frontier = _rules.OpenFrontier(seeds, Recall, options.Fetch.TimeProvider);
        _follower = new LinkFollower(options, _scope, _traps, _frontier);
        options.Progress?.Watch(_frontier);
        _opened.SetResult();
    }

    /// <summary>Takes note of a page that is known from an earlier run.</summary>
    private void Recall(WebUrl url, bool isSeed)
    {
        _traps.Count(url);
        if (isSeed)
            _scope.AddSeed(url);
    }

    private async Task AddSeedAsync(PageRequest seed, CancellationToken stop)
    {
        if (UrlCheck.Find(seed) is not null)
        {
            await EnqueueAsync(seed, stop).ConfigureAwait(false);
            return;
        }

        _scope.AddSeed(seed.Url!);
        // Of a crawl that goes on, the seeds themselves may not be asked for any more.
        reader.Trust(seed.Url!, seed.UserPart);
        _named.TryAdd(seed.Url!.Normalized, 0);
        _sites.TryAdd(seed.Url!.Origin, seed.Url);
        if (Frontier.Add(seed.Url, 0, isSeed: true))
        {
            _traps.Count(seed.Url);
        }
        else if (_rules.StatePath is null)
        {
            await prefetch.WaitAsync(stop).ConfigureAwait(false);
            give(
                new PageResult
                {
                    Request = seed,
                    Outcome = PageOutcome.Skipped,
                    SkipReason = "it is read already, and each page of a crawl is read once",
                });
        }

        _changed.Writer.TryWrite(true);
    }

    /// <summary>Adds the pages that a site announces, while its sitemaps arrive.</summary>
    private async Task ReadSitemapsAsync(WebUrl site, CancellationToken stop)
    {
        await foreach (var item in reader.Sitemaps.WalkAsync(WebUrl.Parse("/", site)!, stop).ConfigureAwait(false))
        {
            List<string> warnings = item.Warning is { } warning ? [warning] : [];
            if (item.Failure is { } failure)
                warnings.Add($"A sitemap gave no pages, or not all of them: {failure.Message}");
            else if (item.Page is { } page && WebUrl.Parse(page.Url) is { } url
                && _follower!.Offer(url, 0, item.AddressClass, warnings))
                _changed.Writer.TryWrite(true);
            if (warnings.Count > 0 || item.Note is not null)
                await tell(
                    new PageResult
                    {
                        Request = PageRequest.ForUrl(item.Document),
                        Outcome = PageOutcome.Arriving,
                        Warnings = warnings,
                        Notes = item.Note is { } note ? [note] : [],
                    },
                    stop).ConfigureAwait(false);
        }
    }

    private async Task FeedAsync(CancellationToken stop)
    {
        await _opened.Task.WaitAsync(stop).ConfigureAwait(false);
        while (true)
        {
            // Read in this order: a page that ends adds what it led to first.
            var (isSeeded, isGiven) = (_isSeeded, _isGiven);
            var isIdle = Volatile.Read(ref _inWork) == 0;
            var isFull = IsFull;
            if (isGiven && (isFull || Frontier.PendingSeeds == 0) && Volatile.Read(ref _seedsInWork) == 0)
                _settled.TrySetResult();
            if (isSeeded && isIdle && (Frontier.Pending == 0 || isFull))
                break;
            if (isFull || !await FillAsync(stop).ConfigureAwait(false))
                await _changed.Reader.ReadAsync(stop).ConfigureAwait(false);
        }

        if (Frontier.Pending > 0)
            await WarnOfLimitAsync(stop).ConfigureAwait(false);
    }

    private bool IsFull => Frontier.Claimed - Volatile.Read(ref _unfetched) >= _rules.MaximumPages;

    /// <summary>Gives every host that has room some pages; false when none had.</summary>
    private async Task<bool> FillAsync(CancellationToken stop)
    {
        var isFilled = false;
        foreach (var host in Frontier.PendingHosts)
        {
            var left = _rules.MaximumPages - (Frontier.Claimed - Volatile.Read(ref _unfetched));
            var room = (int)Math.Min((2 * options.Fetch.HostThrottleLimit) - scheduler.WaitingOf(host), left);
            if (room <= 0)
                continue;
            foreach (var page in Frontier.Claim(host, room))
            {
                isFilled = true;
                var isNamed = page.IsSeed && _named.ContainsKey(page.Url.Normalized);
                await EnqueueAsync(PageRequest.ForFrontier(page, isNamed), stop).ConfigureAwait(false);
            }
        }

        return isFilled;
    }

    private async Task EnqueueAsync(PageRequest page, CancellationToken stop)
    {
        Interlocked.Increment(ref _inWork);
        if (IsSeed(page))
            Interlocked.Increment(ref _seedsInWork);
        await prefetch.WaitAsync(stop).ConfigureAwait(false);
        page.Sequence = Interlocked.Increment(ref _sequence) - 1;
        scheduler.Enqueue(page);
    }

    private static bool IsSeed(PageRequest page) => page is { IsSeed: true, FrontierId: not null };

    private async Task WarnOfLimitAsync(CancellationToken stop)
    {
        var next = Frontier.PendingHosts.SelectMany(host => Frontier.Claim(host, 1)).First();
        Frontier.Return(next);
        await prefetch.WaitAsync(stop).ConfigureAwait(false);
        give(new PageResult
        {
            Request = PageRequest.ForUrl(next.Url, next.Depth),
            Outcome = PageOutcome.Skipped,
            SkipReason = "the crawl has read as many pages as it may",
            Warnings = [
                $"The crawl stopped at {_rules.MaximumPages} pages (-MaximumPages): '{next.Url.Href}' and "
                + $"{Frontier.Pending - 1} more were not read."],
        });
    }
}
