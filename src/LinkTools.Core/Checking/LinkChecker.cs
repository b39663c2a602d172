using System.Runtime.CompilerServices;
using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Checks links. Each URL is requested once, however many links lead to it, and each link is reported as soon as the
/// answer of its URL is known.
/// </summary>
public sealed class LinkChecker : IAsyncDisposable
{
    /// <summary>
    /// For each place, how many links are taken whose results have not been taken. It limits the memory if the reader
    /// is slow.
    /// </summary>
    private const int ClaimsPrefetched = 256;

    private readonly CheckOptions _options;
    private readonly Crawler _crawler;
    private readonly PageFetcher _fetcher;
    private readonly HttpProbe _probe;
    private readonly SharedChecks _shared;
    private readonly SourceClasses _classes;
    private readonly CertificateDates _certificates = new();
    private readonly CheckOutlet _outlet;
    private readonly AskLoad _load;
    private readonly SemaphoreSlim _room;

    /// <summary>Creates a checker with its own connections, which <see cref="DisposeAsync"/> closes.</summary>
    public LinkChecker(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options = options with
        {
            Crawl = options.Crawl with
            {
                GathersPlaces = !options.SkipsFragments || options.ChecksTextFragments,
                GathersText = options.ChecksTextFragments,
                Occupancy = new HostOccupancy(),
                // A link of a page becomes a result without an object of its own before.
                GivesObjects = false,
                // So pages and requests that only check share what robots.txt says.
                Robots = options.RespectsRobots ? RobotsPolicy.AllPages : options.Crawl.Robots,
                Fetch = options.Crawl.Fetch with { OnCertificate = _certificates.Add },
            },
        };
        _crawler = new Crawler(options.Crawl);
        _fetcher = _crawler.Fetcher;
        _probe = new HttpProbe(_fetcher, _crawler.Robots, options);
        _shared = new SharedChecks(options, _certificates, () => _crawler.Shared?.Answers);
        _classes = new SourceClasses(options.Crawl.Fetch);
        var room = options.Crawl.ThrottleLimit * ClaimsPrefetched;
        _room = new SemaphoreSlim(room, room);
        _outlet = new CheckOutlet(room, options.IsOrdered);
        _load = new AskLoad(room);
    }

    /// <summary>The site on the disk, which answers local links; null if there is none.</summary>
    public LocalSite? Local { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _crawler.DisposeAsync().ConfigureAwait(false);
        _room.Dispose();
    }

    /// <summary>Checks the given links. Links without a page count as given by the user. May be called once.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async IAsyncEnumerable<LinkCheck> CheckAsync(
        IAsyncEnumerable<LinkClaim> claims, [EnumeratorCancellation] CancellationToken stop)
    {
        var results = RunAsync((board, token) => AdmitAsync(claims, board, token), stop);
        await foreach (var result in results.ConfigureAwait(false))
        {
            yield return result.Check!;
            _room.Release();
        }
    }

    /// <summary>
    /// Reads the pages, and the pages they lead to if that is wanted, and checks every link in them; the URLs of given
    /// pages are checked, too. A page that the crawl reads is not requested again. May be called once.
    /// </summary>
    /// <param name="pages">The pages to start from.</param>
    /// <param name="onPage">Called with each page when it has been read.</param>
    /// <param name="stop">Stops the check.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    /// <exception cref="CrawlStateException">The state file cannot be used.</exception>
    public IAsyncEnumerable<CheckResult> CheckPagesAsync(
        IAsyncEnumerable<PageRequest> pages, Action<PageResult> onPage, CancellationToken stop) =>
        RunAsync((board, token) => CrawlAsync(pages, onPage, board, token), stop);

    /// <inheritdoc cref="Crawler.CompleteAsync(PageResult, OutputMark?)"/>
    public ValueTask CompleteAsync(PageResult page, OutputMark? output = null) =>
        _crawler.CompleteAsync(page, output);

    /// <inheritdoc cref="Crawler.CompleteAsync(IReadOnlyList{PageResult}, OutputMark)"/>
    public ValueTask CompleteAsync(IReadOnlyList<PageResult> pages, OutputMark output) =>
        _crawler.CompleteAsync(pages, output);

    private async IAsyncEnumerable<CheckResult> RunAsync(
        Func<ClaimBoard, CancellationToken, Task> feed, [EnumeratorCancellation] CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = WorkAsync(feed, abort);
        try
        {
            await foreach (var result in _outlet.ReadAllAsync(stop).ConfigureAwait(false))
                yield return result;
        }
        finally
        {
            await abort.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(Func<ClaimBoard, CancellationToken, Task> feed, CancellationTokenSource abort)
    {
        ClaimBoard? board = null;
        using var runner = new AskRunner(
            _options.Crawl, _crawler.Places, _load, (ask, slot, stop) => AnswerAsync(ask, board!, slot, stop));
        board = new ClaimBoard(_options, _certificates, runner.Enqueue, _outlet.Report, _shared)
        {
            IsLocal = url => Local?.Covers(url) == true,
        };
        try
        {
            var asking = GuardAsync(runner.RunAsync(abort.Token), abort);
            var feeding = GuardAsync(FeedAsync(), abort);
            await Task.WhenAll(asking, feeding).ConfigureAwait(false);
            _outlet.Complete();
        }
#pragma warning disable CA1031 // Every exception must reach the reader, who is waiting on the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _outlet.Complete(exception);
        }

        async Task FeedAsync()
        {
            using var isFed = CancellationTokenSource.CreateLinkedTokenSource(abort.Token);
            var watching = _shared.WatchAsync(board!, isFed.Token);
            try
            {
                await feed(board!, abort.Token).ConfigureAwait(false);
            }
            finally
            {
                await isFed.CancelAsync().ConfigureAwait(false);
                await watching.ConfigureAwait(false);
            }

            board!.AskWaiting();
            runner.Complete();
        }
    }

    private static async Task GuardAsync(Task work, CancellationTokenSource abort)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch
        {
            await abort.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task AdmitAsync(IAsyncEnumerable<LinkClaim> claims, ClaimBoard board, CancellationToken stop)
    {
        var sequence = 0L;
        await foreach (var claim in claims.WithCancellation(stop).ConfigureAwait(false))
        {
            await _room.WaitAsync(stop).ConfigureAwait(false);
            var numbered = claim with { Sequence = sequence++, Target = WebUrl.Parse(claim.Url) };
            await AdmitAsync(numbered, board, stop).ConfigureAwait(false);
        }
    }

    private async ValueTask AdmitAsync(LinkClaim claim, ClaimBoard board, CancellationToken stop)
    {
        if (claim is { IsGiven: true, Target: { IsHttp: true } given })
            _fetcher.Trust(given);
        var isNamed = claim.Target is not null && _fetcher.IsTrusted(claim.Target);
        var from = isNamed ? AddressClass.Public : await _classes.OfAsync(claim.SourceUrl, stop).ConfigureAwait(false);
        board.Admit(claim, from, isNamed);
    }

    private async Task CrawlAsync(
        IAsyncEnumerable<PageRequest> pages, Action<PageResult> onPage, ClaimBoard board, CancellationToken stop)
    {
        var sequence = 0L;
        // Reading a page from the disk does not check it: a link to it is checked as a server would answer.
        Func<WebUrl, bool>? isCrawled = Local is null ? _crawler.Knows : null;
        await foreach (var result in _crawler.CrawlAsync(pages, stop).ConfigureAwait(false))
        {
            // The crawl is no faster than the reader of the results. Links that wait for pages of the crawl are not
            // results: those pages must not wait for them.
            await _outlet.WaitForRoomAsync(stop).ConfigureAwait(false);
            onPage(result);
            if (result.Outcome == PageOutcome.Arriving)
                continue;
            // Nor faster than what it finds is asked.
            await _load.WaitForRoomAsync(stop).ConfigureAwait(false);
            await CrawledPages.RegisterAsync(result, board, _fetcher, _classes, stop).ConfigureAwait(false);
            var page = new CheckedPage(result, _options.KeepsPagesWhole);
            var from = await _classes.OfAsync(PageLinks.SourceOf(result.Links), stop).ConfigureAwait(false);
            sequence = PageAdmission.Admit(page, result, board, _fetcher, from, isCrawled, sequence);
            page.Sequence = sequence++;
            _outlet.End(page);
        }
    }

    private async Task AnswerAsync(Ask ask, ClaimBoard board, IPageSlot slot, CancellationToken stop)
    {
        if (Local?.Covers(ask.Url) == true)
        {
            board.Complete(
                ask.Entry, ask.Url,
                await Local.AnswerAsync(ask.Url, ask.Order, _options.Crawl.Fetch, stop).ConfigureAwait(false));
            return;
        }

        if (await _shared.FindAsync(ask, slot, stop).ConfigureAwait(false) is { } known)
        {
            board.Complete(ask.Entry, ask.Url, known, isOthers: true);
            return;
        }

        var claims = new RedirectClaims(board, ask, _fetcher.IsTrusted, _crawler.Knows, _shared);
        PageGate? gate = ask.IsAlone ? null : claims.RefusalAsync;
        claims.Complete(
            await _probe.AskAsync(ask.Url, ask.Order, gate, slot, stop).ConfigureAwait(false));
    }
}
