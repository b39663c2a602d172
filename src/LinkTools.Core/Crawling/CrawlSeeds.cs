using System.Collections.Concurrent;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The pages that a crawl is started with. Those that this call names are trusted; those that a state file remembers
/// are in scope, and no more.
/// </summary>
internal sealed class CrawlSeeds(
    RecursionOptions rules, PageReader reader, ScopeRule scope, TrapGuard traps, ResultStream results)
{
    private readonly ConcurrentDictionary<string, byte> _named = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PageRequest> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WebUrl> _sites = new(StringComparer.Ordinal);

    /// <summary>One seed of each site that this call named.</summary>
    public IReadOnlyCollection<WebUrl> Sites => _sites.Values;

    /// <summary>What of the seeds makes two crawls the same.</summary>
    public static IReadOnlyList<string> IdentityOf(IEnumerable<PageRequest> seeds) =>
    [
        .. seeds.Select(AddressOf).OfType<WebUrl>().Select(url => url.Normalized).Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>True for pages that this call named.</summary>
    public bool IsNamed(WebUrl url) => _named.ContainsKey(url.Normalized);

    /// <summary>The file that this call gave for an address; null for none.</summary>
    public PageRequest? FindFile(WebUrl url) => _files.GetValueOrDefault(url.Normalized);

    /// <summary>Takes note of a page that is known from an earlier run.</summary>
    public void Recall(WebUrl url, bool isSeed)
    {
        traps.Count(url);
        if (isSeed)
            scope.AddSeed(url);
    }

    /// <summary>
    /// Takes note of a page that this call names. Comes before any page is read: one that waits from an earlier run may
    /// be this very one, and would be read as if nobody had named it.
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
        // Of a crawl that goes on, the seeds themselves may not be asked for any more.
        reader.Trust(url, seed.UserPart);
        _named.TryAdd(url.Normalized, 0);
        _sites.TryAdd(url.Origin, url);
    }

    /// <summary>Takes a page that this call names.</summary>
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
                PageResult.Skip(seed, "it is read already, and each page of a crawl is read once"),
                stop).ConfigureAwait(false);
        }
    }

    // Read from the disk, and remembered by the address it will have.
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
