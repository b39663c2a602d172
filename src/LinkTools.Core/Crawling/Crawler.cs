using System.Runtime.CompilerServices;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Reads many pages at once, and returns each as soon as it is done. The four steps are those of the classic
/// asynchronous link getter: <c>fetch</c> a page, <c>parse</c> its links, <c>write</c> the result, for <c>many</c>
/// pages.
/// </summary>
public sealed class Crawler : IAsyncDisposable
{
    private readonly CrawlOptions _options;
    private readonly PageReader _reader;
    private readonly PlacePool _places;
    private readonly ResultStream _results;
    private readonly IPageSource _source;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;
    private long _begun;
    private int _running = 1;

    /// <summary>Creates a crawler with its own connections, which <see cref="DisposeAsync"/> closes.</summary>
    public Crawler(CrawlOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ThrottleLimit, 1);
        _options = options;
        _places = new PlacePool(options.ThrottleLimit, options.IsOrdered);
        _results = new ResultStream(_places, options.ThrottleLimit, options.IsOrdered);
        // With -Ordered, parts of a page would have to wait for the pages before it. A crawl decides which links to
        // follow only when the page is complete.
        var yieldsParts = options.Fetch.AllowsPartial && !options.IsOrdered && options.Recursion is null
            && options.MakeRows is null;
        _reader = new PageReader(options, yieldsParts ? _results.WritePartAsync : null);
        _source = options.Recursion is { } rules
            ? new SiteCrawl(options, rules, _reader, _results, _places)
            : new GivenPages(options, _reader, _results, _places);
    }

    /// <summary>Fetches the pages. Connections, cookies and rate limits are shared by the whole run.</summary>
    internal PageFetcher Fetcher => _reader.Fetcher;

    /// <summary>The robots.txt files of the sites, by the policy of the run.</summary>
    internal RobotsGate Robots => _reader.Robots;

    /// <summary>The places of all pages in flight.</summary>
    internal PlacePool Places => _places;

    /// <summary>True if the crawl has read the page, or will read it.</summary>
    internal bool Knows(WebUrl url) => _source.Knows(url);

    /// <inheritdoc cref="IPageSource.Shared"/>
    internal ISharedCrawl? Shared => _source.Shared;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _reader.Dispose();
        _reader.Budget.GiveBack();
        _results.Dispose();
        _places.Dispose();
    }

    /// <summary>
    /// Says that all links of a page have been taken, so that a resumed crawl does not read it again. Without a state
    /// it does nothing. May be called from any thread.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="output">The length of the output file after the page; null for none.</param>
    /// <exception cref="CrawlStateException">The state file cannot be written.</exception>
    public ValueTask CompleteAsync(PageResult page, OutputMark? output = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        return _source.CompleteAsync(page, output);
    }

    /// <summary>
    /// The same for pages whose rows are written to an output file together: all of them are recorded, or none.
    /// </summary>
    /// <param name="pages">The pages.</param>
    /// <param name="output">The length of the output file after the last of them.</param>
    /// <exception cref="CrawlStateException">The state file cannot be written.</exception>
    public ValueTask CompleteAsync(IReadOnlyList<PageResult> pages, OutputMark output) =>
        _source.CompleteAsync(pages, output);

    /// <summary>
    /// Reads the pages of <paramref name="seeds"/>, which is enumerated only as fast as results are taken. Each seed
    /// has exactly one result, and with <see cref="CrawlOptions.Recursion"/> so has each page that is found. If the
    /// enumeration is left early, all work is stopped and waited for before <c>DisposeAsync</c> of the enumerator
    /// returns. May be called once.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="CrawlStateException">The state file cannot be used.</exception>
    public async IAsyncEnumerable<PageResult> CrawlAsync(
        IAsyncEnumerable<PageRequest> seeds, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var all = ManyAsync(seeds, stop.Token);
        try
        {
            await foreach (var result in _results.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return result;
                if (result.Outcome != PageOutcome.Arriving)
                    _reader.Budget.Release(result.Request);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await all.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Runs the source and the pages to their end. An error of the run itself goes to the reader of the results.
    /// </summary>
    private async Task ManyAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // A task that waits for a page has no token; this wakes it.
        var wake = abort.Token.UnsafeRegister(static source => ((IPageSource)source!).Abort(), _source);
        await using var closing = wake.ConfigureAwait(false);
        await Task.WhenAll(
            GuardAsync(_source.RunAsync(seeds, abort.Token), abort),
            GuardAsync(DispatchAsync(abort), abort)).ConfigureAwait(false);
        _results.Complete(_fault);
    }

    /// <summary>Stops everything when one of the tasks fails, and keeps the first exception.</summary>
    private async Task GuardAsync(Task work, CancellationTokenSource abort)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Every exception must reach the reader, who is waiting for results.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _fault, exception, null);
            await abort.CancelAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Begins a page whenever there is a place and it is the turn of its host. Ends when all pages have ended.
    /// </summary>
    private async Task DispatchAsync(CancellationTokenSource abort)
    {
        // Otherwise the caller would run the first fetches one after the other.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (await _source.NextAsync().ConfigureAwait(false) is { } page)
            {
                await page.EnterAsync(_places, abort.Token).ConfigureAwait(false);
                page.Begin(_options.Fetch.TimeProvider.GetTimestamp());
                Interlocked.Increment(ref _running);
                _ = EndAsync(GuardAsync(ReadAsync(page, abort.Token), abort));
            }
        }
        finally
        {
            await EndAsync(Task.CompletedTask).ConfigureAwait(false);
            await _ended.Task.ConfigureAwait(false);
        }

        abort.Token.ThrowIfCancellationRequested();
        await _source.FinishAsync(abort.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Turns the links of a page into rows, objects or both. Which links the crawl follows is decided before there are
    /// objects.
    /// </summary>
    private PageResult Finish(PageResult result)
    {
        if (result.Links.Count == 0)
            return result;
        var links = PageLinks.Of(result.Links);
        var rows = _options.MakeRows?.Invoke(links);
        if (_options.GivesObjects)
            return result with { Links = links.MakeIfFew(), Rows = rows };
        if (rows is null)
            return result with { Links = links };
        links.Release();
        return result with { Links = PageLinks.None, Rows = rows };
    }

    private async Task EndAsync(Task work)
    {
        await work.ConfigureAwait(false);
        if (Interlocked.Decrement(ref _running) == 0)
            _ended.SetResult();
    }

    private async Task ReadAsync(ScheduledPage page, CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var turn = _options.IsOrdered ? page.Sequence : Interlocked.Increment(ref _begun);
        await _reader.Budget.EnterAsync(page.Request, turn, stop).ConfigureAwait(false);
        _options.Progress?.Start(page.Request);
        var result = Finish(await _source.ReadAsync(page, stop).ConfigureAwait(false));
        _options.Progress?.End(result.Outcome);
        _reader.Budget.End(page.Request, PageLinks.Of(result.Links).HeldBytes + (result.Rows?.Length ?? 0));
        _results.Write(page, result);
        page.EndReading();
        await _source.ReleaseAsync(page, result, stop).ConfigureAwait(false);
    }
}
