using System.Threading.Channels;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>Reads all sitemaps of one site.</summary>
internal sealed class SitemapWalk(PageFetcher fetcher, SitemapOptions options, ChannelWriter<SitemapItem> items)
{
    private static readonly string[] SitemapWords = ["sitemap", "feed"];
    private static readonly string[] SitemapEndings = [".xml", ".gz", ".txt", ".rss", ".atom", ".rdf"];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(WebUrl Url, int Depth, AddressClass FoundOn)> _waiting = new();
    private readonly HashSet<string> _tooDeep = new(StringComparer.Ordinal);
    private bool _isLimitReported;

    public async Task RunAsync(WebUrl start, CancellationToken stop)
    {
        fetcher.Trust(start);
        start = start.WithoutUserPart();
        var isRobots = start.Path.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase);
        if (start.PathAndQuery == "/")
        {
            await StartAtSiteAsync(start, stop).ConfigureAwait(false);
        }
        else if (await ReadAsync(start, 0, isRobots, stop).ConfigureAwait(false) == SitemapFault.HtmlPage
            && !NamesSitemap(start))
        {
            await ReportAsync(
                start, $"{start.Href} is an HTML page: the sitemaps of its site are read.", stop).ConfigureAwait(false);
            await StartAtSiteAsync(start, stop).ConfigureAwait(false);
        }

        await ReadWaitingAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Reads the sitemaps that a local index names.</summary>
    public async Task RunAsync(WebUrl index, IReadOnlyList<WebUrl> references, CancellationToken stop)
    {
        foreach (var reference in references)
            await FollowAsync(reference, 0, index, AddressClass.Public, stop).ConfigureAwait(false);
        await ReadWaitingAsync(stop).ConfigureAwait(false);
    }

    // A page stands for its site. But if its name is that of a sitemap, the sitemaps of the site would be a surprise.
    private static bool NamesSitemap(WebUrl url)
    {
        var name = url.PathAndQuery[(url.Path.TrimEnd('/').LastIndexOf('/') + 1)..];
        return SitemapWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            || SitemapEndings.Contains(Path.GetExtension(url.Path), StringComparer.OrdinalIgnoreCase);
    }

    private async Task ReadWaitingAsync(CancellationToken stop)
    {
        while (_waiting.TryDequeue(out var next))
            await ReadAsync(next.Url, next.Depth, isRobots: false, stop, foundOn: next.FoundOn)
                .ConfigureAwait(false);
    }

    // A site names its sitemaps in its robots.txt; if it names none, one may be at the usual address.
    private async Task StartAtSiteAsync(WebUrl site, CancellationToken stop)
    {
        var robots = WebUrl.Parse("/robots.txt", site)!;
        await ReadAsync(robots, 0, isRobots: true, stop, isOptional: true).ConfigureAwait(false);
        if (_waiting.Count == 0)
            await ReadAsync(WebUrl.Parse("/sitemap.xml", site)!, 0, isRobots: false, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads one document to its end; returns its fault, which is reported unless something else can be tried.
    /// </summary>
    private async Task<SitemapFault?> ReadAsync(
        WebUrl url, int depth, bool isRobots, CancellationToken stop, bool isOptional = false,
        AddressClass foundOn = AddressClass.Public)
    {
        if (!_seen.Add(url.Normalized))
            return null;
        if (_seen.Count > options.MaximumDocuments)
        {
            if (!_isLimitReported)
                await WarnAsync(
                    url,
                    $"More than {Plural.Of(options.MaximumDocuments, "sitemap")}: "
                    + $"'{url.Href}' and those after it are not read.",
                    stop).ConfigureAwait(false);
            _isLimitReported = true;
            return null;
        }

        var reader = new SitemapReader();
        SitemapFormatException? fault = null;
        var given = 0;
        var resource = PageRequest.ForResource(url, isNamed: depth == 0, foundOn);
        var result = await fetcher.FetchAsync(
            resource,
            async (body, token) =>
            {
                try
                {
                    given = await YieldAsync(reader, body, depth, isRobots, given, token).ConfigureAwait(false);
                }
                catch (SitemapFormatException exception)
                {
                    fault = exception;
                }

                return PageResult.Read(resource);
            },
            gate: null, slot: null, stop).ConfigureAwait(false);

        foreach (var problem in reader.Problems)
            await ReportAsync(url, $"{url.Href}, line {problem.Line}: {problem.Message}.", stop).ConfigureAwait(false);
        if (reader.DescribeProblems(url.Href) is { } faults)
            await WarnAsync(url, faults, stop).ConfigureAwait(false);
        if (fault is { Fault: SitemapFault.HtmlPage } && depth == 0 && !NamesSitemap(url))
            return fault.Fault;
        var failure = fault is null ? result.Failure : Explain(url, fault);
        if (failure is not null && !isOptional)
            await items.WriteAsync(
                new SitemapItem { Document = url.Href, Failure = failure, StatusCode = result.StatusCode },
                stop).ConfigureAwait(false);
        else if (failure is null && given == 0 && !isOptional)
            await WarnAsync(url, $"{url.Href} lists no page and no sitemap.", stop).ConfigureAwait(false);
        return fault?.Fault;
    }

    // A document that is retried after a reset repeats its first entries, which are skipped.
    private async Task<int> YieldAsync(
        SitemapReader reader, PageBody body, int depth, bool isRobots, int given, CancellationToken stop)
    {
        var limits = new SitemapLimits { IsLenient = options.IsLenient };
        var entries = isRobots
            ? reader.ReadRobotsAsync(body.Content, body.Url, limits, stop)
            : reader.ReadAsync(body.Content, body.Url, limits, stop);
        var count = 0;
        await foreach (var entry in entries.ConfigureAwait(false))
        {
            if (++count <= given)
                continue;
            given = count;
            if (entry.Page is { } page)
                await items.WriteAsync(
                    new SitemapItem { Document = body.Url.Href, Page = page, AddressClass = body.AddressClass },
                    stop).ConfigureAwait(false);
            else if (entry.Reference is { } reference)
                await FollowAsync(reference.Url, depth, body.Url, body.AddressClass, stop).ConfigureAwait(false);
        }

        return given;
    }

    private async Task FollowAsync(
        WebUrl url, int depth, WebUrl from, AddressClass foundOn, CancellationToken stop)
    {
        url = url.WithoutUserPart();
        if (depth < options.MaximumDepth)
            _waiting.Enqueue((url, depth + 1, foundOn));
        else if (_tooDeep.Add(from.Href))
            await WarnAsync(
                from,
                $"{from.Href} is an index {Plural.Of(options.MaximumDepth, "level")} deep: "
                + $"'{url.Href}' and what else it names "
                + "are not read.",
                stop).ConfigureAwait(false);
    }

    private ValueTask WarnAsync(WebUrl document, string warning, CancellationToken stop) =>
        items.WriteAsync(new SitemapItem { Document = document.Href, Warning = warning }, stop);

    private ValueTask ReportAsync(WebUrl document, string note, CancellationToken stop) =>
        items.WriteAsync(new SitemapItem { Document = document.Href, Note = note }, stop);

    private PageFailure Explain(WebUrl url, SitemapFormatException fault) => Explain(options, url.Href, fault);

    /// <summary>What is wrong with a document, and what to try, except what was tried.</summary>
    public static PageFailure Explain(SitemapOptions options, string document, SitemapFormatException fault) =>
        new(
            FailureReason.InvalidSitemap,
            FailureText.Of(
                FailureReason.InvalidSitemap, document, fault.Message,
                advice: options.IsLenient ? "Give the URL of a sitemap, a robots.txt or a site." : null));
}
