using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Reads many pages at once and gives each as it is done. The four steps of the flow are those of the classic
/// asynchronous link getter: <c>fetch</c> a page, <c>parse</c> its links, <c>write</c> the result, for <c>many</c>
/// pages.
/// </summary>
public sealed class Crawler : IDisposable
{
    /// <summary>
    /// Pages taken in for each worker, which cost little: so many of a slow host may stand before those of another.
    /// </summary>
    private const int PagesPrefetched = 32;

    /// <summary>
    /// The same where pages are given in order: every one of them may have to wait, with all its links.
    /// </summary>
    private const int OrderedPagesPrefetched = 8;

    /// <summary>
    /// Pages in work, or read and not yet taken by the reader, for each worker: what bounds memory when the reader is
    /// slow.
    /// </summary>
    private const int PagesInFlight = 2;

    /// <summary>Parts of pages that are still arriving, not yet taken by the reader.</summary>
    private const int PartsPrefetched = 64;

    private readonly CrawlOptions _options;
    private readonly PageReader _reader;
    private readonly SemaphoreSlim _parts = new(PartsPrefetched);
    private readonly SemaphoreSlim _inFlight;
    private ChannelWriter<PageResult>? _results;
    private SiteCrawl? _siteCrawl;
    private Exception? _fault;

    /// <summary>A crawler with connections of its own, which <see cref="Dispose"/> closes.</summary>
    public Crawler(CrawlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        _options = options;
        _inFlight = new SemaphoreSlim(options.ThrottleLimit * PagesInFlight);
        // In order, a page's parts would have to wait for the pages before it; a crawl decides what to follow page by
        // page.
        _reader = new PageReader(
            options,
            options.Fetch.AllowsPartial && !options.IsOrdered && options.Recursion is null ? ReportPartAsync : null);
    }

    /// <summary>What pages are fetched with: its connections, cookies and manners are those of the whole run.</summary>
    internal PageFetcher Fetcher => _reader.Fetcher;

    /// <summary>True when a crawl of sites has read the page, or means to.</summary>
    internal bool Knows(WebUrl url) => _siteCrawl?.Knows(url) == true;

    /// <inheritdoc/>
    public void Dispose()
    {
        _siteCrawl?.Dispose();
        _reader.Dispose();
        Blocks.Trim();
        _parts.Dispose();
        _inFlight.Dispose();
    }

    /// <summary>
    /// Says that all a page gave has been taken, so that a crawl with a state file does not ask for it again. Without
    /// such a file it changes nothing. May be called from any thread.
    /// </summary>
    /// <exception cref="Frontiers.CrawlStateException">The state file cannot be written.</exception>
    public void Complete(PageResult page)
    {
        ArgumentNullException.ThrowIfNull(page);
        _siteCrawl?.Complete(page);
    }

    /// <summary>
    /// Reads the pages of <paramref name="seeds"/>, which is itself read only as fast as results are taken.
    /// Each seed gives exactly one result, and with <see cref="CrawlOptions.Recursion"/> so does each page found. When
    /// the enumeration is left early, everything under way is stopped and waited for before <c>DisposeAsync</c> of the
    /// enumerator returns.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="Frontiers.CrawlStateException">The state file cannot be used.</exception>
    public async IAsyncEnumerable<PageResult> CrawlAsync(
        IAsyncEnumerable<PageRequest> seeds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var prefetch = new SemaphoreSlim(
            _options.ThrottleLimit * (_options.IsOrdered ? OrderedPagesPrefetched : PagesPrefetched));
        var results = Channel.CreateUnbounded<PageResult>(new UnboundedChannelOptions { SingleReader = true });
        var order = new ResultOrder(_options.IsOrdered);
        _results = results.Writer;
        var all = ManyAsync(seeds, results.Writer, prefetch, stop.Token);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var due in order.Admit(result))
                {
                    yield return due;
                    if (due.Outcome != PageOutcome.Arriving)
                        _reader.Budget.Release(due.Request);
                    (due.Outcome == PageOutcome.Arriving ? _parts : prefetch).Release();
                    if (due.Outcome != PageOutcome.Arriving && due.Request.IsInFlight)
                        _inFlight.Release();
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await all.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Runs the seeds' reader and the workers to their end. The channel carries what goes wrong with the run itself.
    /// </summary>
    private async Task ManyAsync(
        IAsyncEnumerable<PageRequest> seeds, ChannelWriter<PageResult> results, SemaphoreSlim prefetch,
        CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var scheduler = new HostScheduler(_options.Fetch.HostThrottleLimit);
        if (_options.Recursion is not null)
            _siteCrawl = new SiteCrawl(
                _options, _reader, scheduler, prefetch, page => results.TryWrite(page), ReportPartAsync);
        try
        {
            var workers = new Task[_options.ThrottleLimit + 1];
            workers[0] = GuardAsync(AdmitAsync(seeds, scheduler, prefetch, abort.Token), abort);
            for (var i = 1; i < workers.Length; i++)
                workers[i] = GuardAsync(WorkAsync(scheduler, results, abort.Token), abort);
            await Task.WhenAll(workers).ConfigureAwait(false);
            results.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, it must reach the reader, who is waiting on the channel.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            results.Complete(_fault ?? exception);
        }
    }

    /// <summary>Stops all when one of the tasks fails, and keeps what failed first.</summary>
    private async Task GuardAsync(Task work, CancellationTokenSource abort)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _fault, exception, null);
            await abort.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask ReportPartAsync(PageResult part, CancellationToken stop)
    {
        await _parts.WaitAsync(stop).ConfigureAwait(false);
        _results!.TryWrite(part);
    }

    private async Task AdmitAsync(
        IAsyncEnumerable<PageRequest> seeds, HostScheduler scheduler, SemaphoreSlim prefetch, CancellationToken stop)
    {
        // Workers wait for pages without a token of their own: this is what wakes them all.
        await using var abort = stop.UnsafeRegister(
            static state => ((HostScheduler)state!).Abort(), scheduler).ConfigureAwait(false);
        try
        {
            if (_siteCrawl is not null)
            {
                await _siteCrawl.RunAsync(seeds, stop).ConfigureAwait(false);
                return;
            }

            var sequence = 0L;
            await foreach (var page in seeds.WithCancellation(stop).ConfigureAwait(false))
            {
                await prefetch.WaitAsync(stop).ConfigureAwait(false);
                page.Sequence = sequence++;
                _options.Progress?.Ask();
                scheduler.Enqueue(page);
            }

            scheduler.Complete();
            // Stay until the pages are done, so that a stop still wakes the workers.
            await scheduler.Over.ConfigureAwait(false);
        }
        catch
        {
            scheduler.Abort();
            throw;
        }
    }

    private async Task WorkAsync(HostScheduler scheduler, ChannelWriter<PageResult> results, CancellationToken stop)
    {
        // The first await is inside, so without this the caller would run the first fetches one after the other.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (await scheduler.DequeueAsync().ConfigureAwait(false) is { } page)
        {
            if (!_options.IsOrdered)
            {
                await _inFlight.WaitAsync(stop).ConfigureAwait(false);
                page.IsInFlight = true;
            }

            await _reader.Budget.EnterAsync(page, page.Sequence, stop).ConfigureAwait(false);
            _options.Progress?.Start(page);
            var result = await (
                _siteCrawl?.ReadAsync(page, stop) ?? _reader.ReadAsync(page, stop)).ConfigureAwait(false);
            _options.Progress?.End(result.Outcome);
            _reader.Budget.End(page, PageLinks.Of(result.Links).HeldBytes);
            results.TryWrite(result);
            scheduler.Release(page);
            _siteCrawl?.End(page);
        }
    }
}
