using System.Collections.Concurrent;
using System.Globalization;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Robots;

/// <summary>
/// Checks each page against the robots.txt of its origin, which is fetched once, and applies its Crawl-delay.
/// </summary>
internal sealed class RobotsGate(PageFetcher fetcher, FetchOptions options, RobotsPolicy policy)
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <summary>How long a file is used after it was read (RFC 9309, 2.4).</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, Lazy<Task<SiteRobots>>> _sites = new(StringComparer.Ordinal);

    /// <summary>The files that other processes of the same crawl have read; null for none.</summary>
    public ISharedRobots? Shared { get; set; }

    /// <summary>
    /// Why robots.txt disallows the page, as a clause; null if the page may be fetched. Messages go to
    /// <paramref name="notes"/>.
    /// </summary>
    /// <param name="url">The page.</param>
    /// <param name="from">The class of the address of the page that leads there.</param>
    /// <param name="isNamed">True when the user named the page.</param>
    /// <param name="notes">Receives messages.</param>
    /// <param name="stop">Stops the waiting.</param>
    public async ValueTask<string?> RefusalAsync(
        WebUrl url, AddressClass from, bool isNamed, PageNotes notes, CancellationToken stop)
    {
        if (policy == RobotsPolicy.Ignore || (isNamed && policy == RobotsPolicy.FoundPages))
            return null;
        var site = await GetAsync(url, from, stop).ConfigureAwait(false);
        // The request for the page fails for the same reason, and its error explains it better.
        if (site.IsRefused)
            return null;
        site.Report(notes);
        if (site.Failure is { } failure)
            return $"{url.Origin}/robots.txt could not be read ({failure}), so nothing there may be fetched for now";
        var verdict = site.File.Check(options.UserAgent, url.PathAndQuery);
        return verdict.IsAllowed ? null : $"robots.txt disallows it in line {verdict.Line} ({verdict.Rule})";
    }

    /// <summary>The robots.txt of an origin. Of several requests for it, only the first is sent.</summary>
    /// <remarks>
    /// Another page may lead to an address that this page may not, so a refusal by the address guard is not stored.
    /// </remarks>
    public async Task<SiteRobots> GetAsync(WebUrl url, AddressClass from, CancellationToken stop)
    {
        var fetch = _sites.GetOrAdd(url.Origin, _ => new Lazy<Task<SiteRobots>>(() => FindAsync(url, from, stop)));
        var site = await fetch.Value.ConfigureAwait(false);
        var isOld = options.TimeProvider.GetElapsedTime(site.Read) > site.Life;
        if (site.IsRefused || isOld)
            _sites.TryRemove(new(url.Origin, fetch));
        if (isOld)
            return await GetAsync(url, from, stop).ConfigureAwait(false);
        return site.IsRefused && site.From != from ? await GetAsync(url, from, stop).ConfigureAwait(false) : site;
    }

    private async Task<SiteRobots> FindAsync(WebUrl url, AddressClass from, CancellationToken stop)
    {
        var now = options.TimeProvider.GetTimestamp();
        if (Shared is not { } shared)
            return Date(await FetchAsync(url, from, content: null, stop).ConfigureAwait(false), Life);
        if (await shared.FindAsync(url.Origin, stop).ConfigureAwait(false) is { } known)
        {
            using var read = new MemoryStream(known.Content);
            var file = await RobotsFile.ReadAsync(read, stop).ConfigureAwait(false);
            return Date(Slow(url, file), known.Life < Life ? known.Life : Life);
        }

        using var content = new MemoryStream();
        var isKept = false;
        try
        {
            var site = await FetchAsync(url, from, content, stop).ConfigureAwait(false);
            if (site.Failure is null)
            {
                await shared.KeepAsync(url.Origin, content.ToArray(), Life, stop).ConfigureAwait(false);
                isKept = true;
            }

            return Date(site, Life);
        }
        finally
        {
            if (!isKept)
                shared.GiveUp(url.Origin);
        }

        SiteRobots Date(SiteRobots site, TimeSpan life)
        {
            (site.Read, site.Life) = (now, life);
            return site;
        }
    }

    /// <param name="url">A page of the site.</param>
    /// <param name="from">The class of the address of the page that leads there.</param>
    /// <param name="content">Receives the bytes that were read; stays empty if there is no such file. Null if nobody
    /// needs them.</param>
    /// <param name="stop">Stops the reading.</param>
    private async Task<SiteRobots> FetchAsync(
        WebUrl url, AddressClass from, MemoryStream? content, CancellationToken stop)
    {
        var address = WebUrl.Parse("/robots.txt", url)!;
        var resource = PageRequest.ForResource(address, foundOn: from);
        var file = RobotsFile.AllowAll;
        var result = await fetcher.FetchAsync(
            resource,
            async (body, token) =>
            {
                file = await RobotsFile.ReadAsync(body.Content, token, content).ConfigureAwait(false);
                return PageResult.Read(resource);
            },
            gate: null, slot: null, stop).ConfigureAwait(false);
        if (result.Outcome == PageOutcome.Read)
            return Slow(url, file);
        // RFC 9309, 2.3.1.3: without such a file everything is allowed. 2.3.1.4: if it is not known whether there is
        // one, nothing is. A server that says "too many requests" (429) has not said that there is none.
        return result.StatusCode is >= 400 and < 500 and not 429
            || result.Failure?.Reason is FailureReason.TooManyRedirects or FailureReason.InvalidRedirect
            ? new SiteRobots(RobotsFile.AllowAll)
            : Unreachable(address, result, from);
    }

    private static SiteRobots Unreachable(WebUrl address, PageResult result, AddressClass from)
    {
        var failure = result.StatusCode is { } status ? $"status {status}" : $"{result.Failure?.Reason}";
        var advice = result.Failure is { Reason: not FailureReason.HttpStatus and var reason }
            ? FailureText.Advice(reason, isPage: false)
            : "Try again later.";
        return new SiteRobots(RobotsFile.DisallowAll, warning: $"{address.Href} could not be read ({failure}), so "
            + $"links to this site are not followed. {advice}")
        {
            Failure = failure,
            IsRefused = result.Failure?.Reason == FailureReason.AddressNotAllowed,
            From = from,
        };
    }

    private SiteRobots Slow(WebUrl url, RobotsFile file)
    {
        var warning = file.IsCut ? RobotsFile.DescribeCut($"{url.Origin}/robots.txt") : null;
        if (file.CrawlDelay(options.UserAgent) is not { } asked || asked <= TimeSpan.Zero)
            return new SiteRobots(file, warning: warning);
        var delay = asked < MaxDelay ? asked : MaxDelay;
        fetcher.Pacer.RaiseDelay(url, delay);
        var capped = delay < asked
            ? $" (it asks for {asked.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s)"
            : "";
        return new SiteRobots(
            file,
            $"{url.Origin}: robots.txt asks for a pause of "
            + $"{delay.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s between requests{capped}.",
            warning);
    }
}
