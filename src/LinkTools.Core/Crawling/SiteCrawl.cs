using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// A crawl of sites: pages lead to further pages through the frontier, which decides which page is next and when the
/// crawl is over.
/// </summary>
internal sealed class SiteCrawl : IPageSource
{
    private readonly CrawlOptions _options;
    private readonly RecursionOptions _rules;
    private readonly PageReader _reader;
    private readonly ResultStream _results;
    private readonly PlacePool _places;
    private readonly ScopeRule _scope;
    private readonly TrapGuard _traps;
    private readonly CrawlSeeds _seeds;
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IFrontier? _frontier;
    private LinkFollower? _follower;
    private volatile bool _isGiven;
    private bool _isAborted, _hasBegun;

    public SiteCrawl(
        CrawlOptions options, RecursionOptions rules, PageReader reader, ResultStream results, PlacePool places)
    {
        (_options, _rules, _reader, _results, _places) = (options, rules, reader, results, places);
        _scope = new ScopeRule(rules.Scope);
        _traps = new TrapGuard(rules.Limits);
        _seeds = new CrawlSeeds(rules, reader, _scope, _traps, results);
    }

    private IFrontier Frontier => _frontier!;

    public ISharedCrawl? Shared => _frontier as ISharedCrawl;

    public ValueTask DisposeAsync() => _frontier?.DisposeAsync() ?? default;

    public async Task RunAsync(IAsyncEnumerable<PageRequest> seeds, CancellationToken stop)
    {
        if (!_rules.IsRemembered)
        {
            await OpenAsync([], stop).ConfigureAwait(false);
            await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
                await _seeds.AddAsync(Frontier, seed, stop).ConfigureAwait(false);
        }
        else
        {
            // Only when all seeds are known is it clear whether the file belongs to this crawl.
            var all = new List<PageRequest>();
            await foreach (var seed in seeds.WithCancellation(stop).ConfigureAwait(false))
            {
                all.Add(seed);
                _seeds.Name(seed);
            }

            await OpenAsync(CrawlSeeds.IdentityOf(all), stop).ConfigureAwait(false);
            foreach (var seed in all)
                await _seeds.AddAsync(Frontier, seed, stop).ConfigureAwait(false);
        }

        _isGiven = true;
        Settle();
        if (_rules.StartsFromSitemaps)
        {
            // The targets of redirects of the seeds are in scope, and sitemaps list the pages there.
            await _settled.Task.WaitAsync(stop).ConfigureAwait(false);
            var sitemaps = new SitemapSeeds(_reader.Sitemaps, Frontier, _follower!, _results);
            foreach (var site in _seeds.Sites)
                await sitemaps.AddAsync(site, stop).ConfigureAwait(false);
        }

        Frontier.Seal();
    }

    public async ValueTask<ScheduledPage?> NextAsync()
    {
        await _opened.Task.ConfigureAwait(false);
        if (_frontier is null || await _frontier.ClaimAsync().ConfigureAwait(false) is not { } claim)
            return null;
        _hasBegun = true;
        var request = _seeds.FindFile(claim.Url) ?? PageRequest.ForCrawl(
            claim.Url, claim.Depth, claim.IsSeed, claim.IsSeed && _seeds.IsNamed(claim.Url), claim.FoundOn);
        if (claim.Rest is { } rest)
            _reader.Pacer.Close(claim.Url, rest.Time, rest.Status);
        return new ScheduledPage(request) { Claim = claim };
    }

    public async Task<PageResult> ReadAsync(ScheduledPage page, CancellationToken stop)
    {
        var (request, claim) = (page.Request, page.Claim!);
        var visit = new PageVisit(request, claim, _scope, _rules, Frontier, _reader.Robots);
        var result = await _reader.ReadAsync(request, visit.RefusalAsync, page, stop).ConfigureAwait(false);
        if (request.IsSeed && result.FinalUrl is { } final && WebUrl.Parse(final) is { } arrived)
            _scope.AddSeed(arrived);
        result = await _follower!.FollowAsync(claim, request, result, stop).ConfigureAwait(false);
        if (result.Outcome == PageOutcome.Failed)
            result = result with
            {
                Referrer = await Frontier.FindReferrerAsync(claim, stop).ConfigureAwait(false),
            };
        return result with
        {
            ClaimId = claim.Id,
            IsReadElsewhere = visit.LedToKnownPage,
            Notes = [.. visit.PageNotes.Notes, .. result.Notes],
            Warnings = [.. visit.PageNotes.Warnings, .. result.Warnings],
        };
    }

    public async ValueTask ReleaseAsync(ScheduledPage page, PageResult result, CancellationToken stop)
    {
        var wasFetched = result.Outcome != PageOutcome.Skipped || result.StatusCode is not null;
        await Frontier.ReleaseAsync(page.Claim!, wasFetched, stop).ConfigureAwait(false);
        Settle();
    }

    public ValueTask CompleteAsync(PageResult result, OutputMark? output) =>
        result.ClaimId is { } id && _frontier is not null ? _frontier.CompleteAsync(id, result, output) : default;

    public ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output) =>
        _frontier?.CompleteAsync(results, output) ?? default;

    public bool Knows(WebUrl url) => _frontier?.IsKnown(url) == true;

    /// <summary>
    /// Warns of the first page that was not read because of -MaximumPages; or that an earlier run has left no page.
    /// </summary>
    public async ValueTask FinishAsync(CancellationToken stop)
    {
        var left = Frontier.Counts.Waiting;
        if (left == 0 && Frontier.Counts.Claimed > 0 && !_hasBegun && _rules.StatePath is { } path)
        {
            var finished = new PageResult
            {
                Request = PageRequest.ForUrl(path),
                Outcome = PageOutcome.Arriving,
                Warnings =
                [
                    $"The crawl in '{path}' is finished, so nothing was read. Get-CrawlState shows what it read; "
                    + "-RetryFailed reads the pages again that failed; another path starts a new crawl.",
                ],
            };
            await _results.WritePartAsync(finished, stop).ConfigureAwait(false);
            return;
        }

        if (left == 0 || await Frontier.PeekAsync(stop).ConfigureAwait(false) is not { } next)
            return;
        var result = PageResult.Skip(
            PageRequest.ForUrl(next.Url, next.Depth), "the crawl has read -MaximumPages pages");
        await _results.WriteUnreadAsync(
            result with
            {
                Warnings =
                [
                    $"The crawl stopped at {Plural.Of(_rules.MaximumPages, "page")} (-MaximumPages): "
                    + $"'{next.Url.Href}' and "
                    + $"{left - 1} more were not read.",
                ],
            },
            stop).ConfigureAwait(false);
    }

    public void Abort()
    {
        // The frontier may be opened on another thread at this moment.
        lock (_opened)
        {
            _isAborted = true;
            _frontier?.Abort();
        }

        _opened.TrySetResult();
        _settled.TrySetResult();
    }

    private async Task OpenAsync(IReadOnlyList<string> seeds, CancellationToken stop)
    {
        var wiring = new FrontierWiring
        {
            Scheduling = _options.Scheduling(() => _places.Free),
            Delay = _options.Fetch.Delay,
            OnKnown = _seeds.Recall,
            OnWarning = Warn,
            OnChange = Settle,
        };
        var frontier = await _rules.OpenFrontierAsync(seeds, wiring, stop).ConfigureAwait(false);
        if (frontier is ISharedCrawl shared)
            (_reader.Pacer.Shared, _reader.Robots.Shared) = (shared.Pace, shared.Robots);
        _follower = new LinkFollower(_options, _scope, _traps, frontier);
        _options.Progress?.Watch(frontier);
        lock (_opened)
        {
            _frontier = frontier;
            if (_isAborted)
                frontier.Abort();
        }

        if (_rules.IsRemembered)
            await OpenOutputAsync(frontier, stop).ConfigureAwait(false);
        _opened.TrySetResult();
    }

    // A message about the crawl as a whole, which belongs to no page. It comes after the output file has been opened.
    private async void Warn(string warning)
    {
        await _opened.Task.ConfigureAwait(false);
        _results.WriteBeside(
            new PageResult
            {
                Request = PageRequest.ForMarkup("", WebUrl.Parse("about:blank")!),
                Outcome = PageOutcome.Arriving,
                Warnings = [warning],
            });
    }

    // The file is changed only after the state has recorded it, so that a kill between the two leaves the file as it
    // was.
    private async ValueTask OpenOutputAsync(IFrontier frontier, CancellationToken stop)
    {
        var known = await frontier.FindOutputsAsync(stop).ConfigureAwait(false);
        if (_rules.Output is { } output)
        {
            await frontier.RecordOutputAsync(output.Find(known), stop).ConfigureAwait(false);
            output.Open();
        }
        else if (known is { HasEndedPages: true, Marks: [var mark, ..] })
        {
            throw new CrawlStateException(
                CrawlStateProblem.OutFileMismatch,
                $"The links of this crawl are in '{mark.Path}', and without -OutFile the next ones would be "
                + "missing there. Give "
                + "-OutFile with that path, or another state file.");
        }
    }

    private void Settle()
    {
        if (_isGiven && _frontier is not null && (Frontier.Counts.OpenSeeds == 0 || Frontier.IsFull))
            _settled.TrySetResult();
    }
}
