using System.Collections.Concurrent;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that a crawl is started with. Those that this call names are trusted; those of earlier runs in the state
/// file are only in scope.
/// </summary>
internal sealed class CrawlSeeds(
    RecursionOptions rules, PageReader reader, ScopeRule scope, TrapGuard traps, ResultStream results)
{
    private readonly ConcurrentDictionary<string, byte> _named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PageRequest> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WebUrl> _sites = new(StringComparer.Ordinal);

    /// <summary>One seed for each site that this call named.</summary>
    public IReadOnlyCollection<WebUrl> Sites => _sites.Values;

    /// <summary>The part of the seeds that must be the same when a crawl is resumed.</summary>
    public static IReadOnlyList<string> IdentityOf(IEnumerable<PageRequest> seeds) =>
    [
        .. seeds.Select(AddressOf).OfType<WebUrl>().Select(url => url.Normalized).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True for pages that this call named.</summary>
    public bool IsNamed(WebUrl url) => _named.ContainsKey(url.Normalized);

    /// <summary>The file that this call gave for a URL; null for none.</summary>
    public PageRequest? FindFile(WebUrl url) => _files.GetValueOrDefault(url.Normalized);

    /// <summary>Adds a page that is known from an earlier run.</summary>
    public void Recall(WebUrl url, bool isSeed)
    {
        traps.Count(url);
        if (isSeed)
            scope.AddSeed(url);
    }

    /// <summary>
    /// Adds a page that this call names. This must happen before any page is read: the same page may be waiting from an
    /// earlier run, and would be read without the trust that this call gives it.
    /// </summary>
    public void Name(PageRequest seed)
    {
        if (seed.FilePath is not null)
        {
            _files.TryAdd(AddressOf(seed)!.Normalized, seed);
            return;
        }

        if (UrlCheck.Find(seed) is not null)
            return;
        var url = seed.Url!;
        scope.AddSeed(url);
        // In a crawl that is resumed, the seeds themselves may not be requested again.
        reader.Trust(url, seed.UserPart);
        _named.TryAdd(url.Normalized, 0);
        _sites.TryAdd(url.Origin, url);
    }

    /// <summary>Adds a seed to the frontier.</summary>
    public async ValueTask AddAsync(IFrontier frontier, PageRequest seed, CancellationToken stop)
    {
        if (seed.FilePath is not null)
        {
            await AddFileAsync(frontier, seed, stop).ConfigureAwait(false);
            return;
        }

        if (UrlCheck.Find(seed) is { } unusable)
        {
            await results.WriteUnreadAsync(
                new PageResult { Request = seed, Outcome = PageOutcome.Failed, Failure = unusable },
                stop).ConfigureAwait(false);
            return;
        }

        Name(seed);
        var url = seed.Url!;
        if (frontier.Note(url, 0))
        {
            traps.Count(url);
            await frontier.AddAsync(
                null, [new FoundPage(url, 0) { IsSeed = true, News = PageNews.New }], stop).ConfigureAwait(false);
        }
        else if (rules.IsRemembered)
        {
            await frontier.NameSeedAsync(url, stop).ConfigureAwait(false);
        }
        else
        {
            await results.WriteUnreadAsync(
                PageResult.Skip(seed, "it was read already, and a crawl reads each page once"),
                stop).ConfigureAwait(false);
        }
    }

    // It is read from the disk, but known by the URL that it will have.
    private async ValueTask AddFileAsync(IFrontier frontier, PageRequest seed, CancellationToken stop)
    {
        Name(seed);
        var url = AddressOf(seed)!;
        if (frontier.Note(url, 0))
            await frontier.AddAsync(
                null, [new FoundPage(url, 0) { IsSeed = true, News = PageNews.New }], stop).ConfigureAwait(false);
    }

    private static WebUrl? AddressOf(PageRequest seed) =>
        seed.Url ?? (seed.FilePath is { } path ? WebUrl.Parse(new Uri(Path.GetFullPath(path)).AbsoluteUri) : null);
}
