using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using LinkTools.Core.Urls;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The identity of a crawl on its server: its format, its seeds and rules, the key of its hashes.</summary>
internal static class RedisCrawl
{
    /// <summary>The version of the keys. A process with another version cannot take part.</summary>
    private const string Format = "2";

    private const int FailuresAtOnce = 500;

    /// <summary>Begins a crawl, or checks that it is the same one; returns the key of its hashes.</summary>
    /// <exception cref="CrawlStateException">It is another crawl.</exception>
    public static async Task<UrlKey> BeginAsync(RedisLink link, RedisSettings settings)
    {
        var key = RandomNumberGenerator.GetBytes(SipHash.KeyBytes);
        var now = settings.Scheduling.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        // If several workers begin at once, the key of the first one counts; the rest is the same for all.
        if (await link.AskAsync(database => database.HashSetAsync(link.Key("meta"), "key", key, When.NotExists))
                .ConfigureAwait(false))
        {
            await WriteAsync(link, settings, new HashEntry("created", now)).ConfigureAwait(false);
            return new UrlKey(key);
        }

        var (format, identity) = await ReadIdentityAsync(link).ConfigureAwait(false);
        if (format.Length > 0 && format != Format)
            throw RedisFaults.Foreign(
                link.Address, $"they are of format {SafeText.CleanLine(format)}, and this version reads {Format}");
        if (identity is not null && !settings.IsForced
            && settings.Identity.Differences(identity).ToList() is { Count: > 0 } differences)
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileMismatch,
                $"'{link.Address}' is another crawl: {string.Join("; ", differences)}. Give the same pages and rules, "
                    + "another name, or -Force to continue with the new ones.");
        }

        if (identity is null)
            await WriteAsync(link, settings, new HashEntry("created", now)).ConfigureAwait(false);
        else if (settings.IsForced)
            await WriteAsync(link, settings).ConfigureAwait(false);
        if (settings.RetriesFailed)
            await RetryFailedAsync(link, settings.Scheduling.HostLimit).ConfigureAwait(false);
        var known = (byte[]?)await link.AskAsync(database => database.HashGetAsync(link.Key("meta"), "key"))
            .ConfigureAwait(false);
        return known is { Length: SipHash.KeyBytes }
            ? new UrlKey(known)
            : throw RedisFaults.Foreign(link.Address, "the key of its hashes is missing");
    }

    /// <summary>
    /// The format, and the seeds and rules; null while the worker that begins the crawl has not written them.
    /// </summary>
    public static async Task<(string Format, CrawlIdentity? Identity)> ReadIdentityAsync(RedisLink link)
    {
        var meta = await ReadMetaAsync(link).ConfigureAwait(false);
        try
        {
            var identity = meta.TryGetValue("seeds", out var seeds) && meta.TryGetValue("rules", out var rules)
                ? new CrawlIdentity
                {
                    Seeds = JsonSerializer.Deserialize<string[]>(seeds)!,
                    Rules = [.. JsonSerializer.Deserialize<Dictionary<string, string>>(rules)!],
                }
                : null;
            return (meta.GetValueOrDefault("format", ""), identity);
        }
        catch (JsonException exception)
        {
            throw RedisFaults.Foreign(link.Address, "its rules cannot be read", exception);
        }
    }

    public static async Task<Dictionary<string, string>> ReadMetaAsync(RedisLink link)
    {
        var meta = await link.AskAsync(
            database => database.HashGetAllAsync(link.Key("meta"))).ConfigureAwait(false);
        return meta.ToDictionary(
            static entry => entry.Name.ToString(), static entry => entry.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>The seeds of all workers, and the targets of their redirects.</summary>
    public static async Task<IEnumerable<string>> ReadSeedsAsync(RedisLink link)
    {
        var seeds = await link.AskAsync(
            database => database.SetMembersAsync(link.Key("seeds"))).ConfigureAwait(false);
        return seeds.Select(static seed => seed.ToString());
    }

    /// <summary>A waiting page; null if there is none.</summary>
    public static async Task<FoundPage?> PeekAsync(RedisLink link)
    {
        var ready = await link.AskAsync(
            database => database.SortedSetRangeByRankAsync(link.Key("ready"))).ConfigureAwait(false);
        foreach (var host in ready)
        {
            var level = await link.AskAsync(database => database.HashGetAsync(link.Key($"h:{host}"), "lo"))
                .ConfigureAwait(false);
            for (var depth = (int)level; depth <= (int)level + 1; depth++)
            {
                var entry = (byte[]?)await link.AskAsync(
                    database => database.ListGetByIndexAsync(link.Key($"q:{host}:{depth}"), 0)).ConfigureAwait(false);
                if (entry is not null && QueueEntry.Read(entry, depth) is { } page)
                    return new FoundPage(page.Url, depth);
            }
        }

        return null;
    }

    private static Task<bool> WriteAsync(RedisLink link, RedisSettings settings, params HashEntry[] more) =>
        link.AskAsync(async database =>
        {
            await database.HashSetAsync(
                link.Key("meta"),
                [
                    new("format", Format),
                    new("writer", StateFile.Writer),
                    new("seeds", JsonSerializer.Serialize(settings.Identity.Seeds)),
                    new("rules", JsonSerializer.Serialize(
                        settings.Identity.Rules.ToDictionary(rule => rule.Key, rule => rule.Value))),
                    .. more,
                ]).ConfigureAwait(false);
            return true;
        });

    private static async Task RetryFailedAsync(RedisLink link, int hostLimit)
    {
        var failed = await link.AskAsync(
            database => database.HashKeysAsync(link.Key("failed"))).ConfigureAwait(false);
        foreach (var ids in failed.Chunk(FailuresAtOnce))
            await link.RunAsync(RedisScript.Retry, [hostLimit, .. ids]).ConfigureAwait(false);
    }
}
