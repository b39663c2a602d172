using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Says of links whether they are alive. Each URL is asked once, however many links lead to it, and each link is
/// reported as soon as its URL's answer is known.
/// </summary>
public sealed class LinkChecker : IAsyncDisposable
{
    /// <summary>Links taken in whose results have not been taken out, for each worker: what bounds memory.</summary>
    private const int ClaimsPrefetched = 256;

    private readonly CheckOptions _options;
    private readonly Crawler _crawler;
    private readonly PageFetcher _fetcher;
    private readonly HttpProbe _probe;
    private readonly SourceClasses _classes;
    private readonly CertificateDates _certificates = new();
    private readonly SemaphoreSlim _room;

    /// <summary>A checker with connections of its own, which <see cref="DisposeAsync"/> closes.</summary>
    public LinkChecker(CheckOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options = options with
        {
            Crawl = options.Crawl with
            {
                GathersPlaces = !options.SkipsFragments,
                Fetch = options.CertificateExpiryDays is null ? options.Crawl.Fetch
                    : options.Crawl.Fetch with { OnCertificate = _certificates.Add },
            },
        };
        _crawler = new Crawler(options.Crawl);
        _fetcher = _crawler.Fetcher;
        _probe = new HttpProbe(_fetcher, new RobotsGate(_fetcher, options.Crawl.Fetch, RobotsPolicy.AllPages), options);
        _classes = new SourceClasses(options.Crawl.Fetch);
        _room = new SemaphoreSlim(options.Crawl.ThrottleLimit * ClaimsPrefetched);
    }

    /// <summary>Where local links are answered from; null where there is no site on the disk.</summary>
    public LocalSite? Local { get; init; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _crawler.DisposeAsync().ConfigureAwait(false);
        _room.Dispose();
    }

    /// <summary>Checks the links given. Those without a page count as named by the user.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public IAsyncEnumerable<LinkCheck> CheckAsync(IAsyncEnumerable<LinkClaim> claims, CancellationToken stop) =>
        RunAsync((board, token) => AdmitAsync(claims, board, token), stop);

    /// <summary>
    /// Reads the pages, and what they lead to where that is wanted, and checks every link in them; of pages that are
    /// fetched, their own address, too. A page that the crawl reads is not asked again.
    /// </summary>
    public IAsyncEnumerable<LinkCheck> CheckPagesAsync(
        IAsyncEnumerable<PageRequest> pages, Action<PageResult> onPage, CancellationToken stop) =>
        RunAsync((board, token) => CrawlAsync(pages, onPage, board, token), stop);

    private async IAsyncEnumerable<LinkCheck> RunAsync(
        Func<ClaimBoard, CancellationToken, Task> feed, [EnumeratorCancellation] CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var results = Channel.CreateUnbounded<(long Sequence, LinkCheck Check)>(
            new UnboundedChannelOptions { SingleReader = true });
        var work = WorkAsync(feed, results.Writer, abort);
        var order = new CheckOrder(_options.IsOrdered);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            {
                foreach (var check in order.Admit(result.Sequence, result.Check))
                {
                    yield return check;
                    if (_room.CurrentCount < _options.Crawl.ThrottleLimit * ClaimsPrefetched)
                        _room.Release();
                }
            }
        }
        finally
        {
            await abort.CancelAsync().ConfigureAwait(false);
            await work.ConfigureAwait(false);
        }
    }

    private async Task WorkAsync(
        Func<ClaimBoard, CancellationToken, Task> feed, ChannelWriter<(long, LinkCheck)> results,
        CancellationTokenSource abort)
    {
        ClaimBoard? board = null;
        using var runner = new AskRunner(_options.Crawl, (ask, stop) => AnswerAsync(ask, board!, stop));
        board = new ClaimBoard(
            _options, runner.Enqueue, (claim, check) => results.TryWrite((claim.Sequence, check)))
        {
            IsLocal = url => Local?.Covers(url) == true,
        };
        try
        {
            var asking = GuardAsync(runner.RunAsync(abort.Token), abort);
            var feeding = GuardAsync(FeedAsync(), abort);
            await Task.WhenAll(asking, feeding).ConfigureAwait(false);
            results.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the reader, who is waiting on the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            results.Complete(exception);
        }

        async Task FeedAsync()
        {
            await feed(board!, abort.Token).ConfigureAwait(false);
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
            await AdmitAsync(claim with { Sequence = sequence++ }, board, null, stop).ConfigureAwait(false);
        }
    }

    private async Task AdmitAsync(
        LinkClaim claim, ClaimBoard board, Func<WebUrl, bool>? isCrawled, CancellationToken stop)
    {
        var url = WebUrl.Parse(claim.Url);
        if (claim.IsGiven && url is { IsHttp: true })
            _fetcher.Trust(url);
        var isNamed = url is not null && _fetcher.IsTrusted(url);
        var from = isNamed ? AddressClass.Public : await _classes.OfAsync(claim.SourceUrl, stop).ConfigureAwait(false);
        board.Admit(claim, from, isNamed, isCrawled);
    }

    private async Task CrawlAsync(
        IAsyncEnumerable<PageRequest> pages, Action<PageResult> onPage, ClaimBoard board, CancellationToken stop)
    {
        var sequence = 0L;
        await foreach (var page in _crawler.CrawlAsync(pages, stop).ConfigureAwait(false))
        {
            onPage(page);
            if (page.Outcome == PageOutcome.Arriving)
                continue;
            await CrawledPages.RegisterAsync(page, board, _fetcher, _classes, stop).ConfigureAwait(false);
            if (page.Request is { IsNamed: true, Url: { } given })
            {
                var claim = new LinkClaim { Url = given.Href, Href = page.Request.Source, Sequence = sequence++ };
                await AdmitAsync(claim, board, _crawler.Knows, stop).ConfigureAwait(false);
            }

            foreach (var link in page.Links)
            {
                await AdmitAsync(LinkClaim.Of(link) with { Sequence = sequence++ }, board, _crawler.Knows, stop)
                    .ConfigureAwait(false);
            }

            await _crawler.CompleteAsync(page).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(Ask ask, ClaimBoard board, CancellationToken stop)
    {
        var answer = Local?.Covers(ask.Url) == true
            ? await Local.AnswerAsync(ask.Url, ask.Order.WantsIds, _options.Crawl.Fetch, stop).ConfigureAwait(false)
            : await AskServerAsync(ask, stop).ConfigureAwait(false);
        board.Complete(ask.Entry, ask.Url, answer);
    }

    private async Task<UrlAnswer> AskServerAsync(Ask ask, CancellationToken stop)
    {
        var answer = await _probe.AskAsync(ask.Url, ask.Order, stop).ConfigureAwait(false);
        if (_certificates.Find(answer.FinalUrl) is { } end)
            answer = answer with { CertificateExpires = end };
        if (!_options.RequiresHttps || ask.Url.Scheme != "http" || answer.Failure is not null)
            return answer;
        var twin = WebUrl.Parse(string.Concat("https", ask.Url.Href.AsSpan("http".Length)))!;
        var secure = await _probe.AskAsync(twin, ask.Order with { WantsIds = false }, stop).ConfigureAwait(false);
        return answer with { HasSecureTwin = secure is { Failure: null, SkipReason: null } };
    }
}
