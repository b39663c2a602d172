using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// The pages that some worker began with, and where their redirects led: what lies there is in scope for all. May be
/// used by many threads.
/// </summary>
/// <param name="link">The crawl's server.</param>
/// <param name="settings">Its OnSeed is called with each that another worker added.</param>
internal sealed class SharedSeeds(RedisLink link, RedisSettings settings)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>How many are known here.</summary>
    public int Count
    {
        get
        {
            lock (_known)
                return _known.Count;
        }
    }

    /// <summary>Adds one that this worker found; false when it was known.</summary>
    public bool Add(WebUrl url) => Add(url.HrefWithoutFragment);

    /// <summary>Reads what the others have added.</summary>
    public async Task LoadAsync(CancellationToken stop)
    {
        var seeds = await link.AskPatientlyAsync(
            () => RedisCrawl.ReadSeedsAsync(link), settings.Timeout, settings.Scheduling.Time, stop)
            .ConfigureAwait(false);
        foreach (var seed in seeds)
        {
            if (Add(seed) && WebUrl.Parse(seed) is { } url)
                settings.OnSeed(url);
        }
    }

    private bool Add(string url)
    {
        lock (_known)
            return _known.Add(url);
    }
}
