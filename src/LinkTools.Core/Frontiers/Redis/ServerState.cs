using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Reads the state of a crawl on a server, without changing it; and removes it.</summary>
public static class ServerState
{
    private const int KeysAtOnce = 1000;

    /// <summary>Seeds, rules, counts and workers.</summary>
    /// <exception cref="CrawlStateException">The server is unreachable, refuses, or has no such crawl.</exception>
    public static async Task<CrawlState> ReadAsync(RedisAddress address, CancellationToken stop)
    {
        var link = await OpenAsync(address, stop).ConfigureAwait(false);
        await using var closing = link.ConfigureAwait(false);
        return await GuardAsync(link, async () =>
        {
            var (_, identity) = await RedisCrawl.ReadIdentityAsync(link).ConfigureAwait(false);
            var meta = await RedisCrawl.ReadMetaAsync(link).ConfigureAwait(false);
            var counts = await ReadNumbersAsync(link, "c").ConfigureAwait(false);
            var hosts = await ReadHostsAsync(link).ConfigureAwait(false);
            var workers = await ReadWorkersAsync(link).ConfigureAwait(false);
            var reasons = new Dictionary<string, long>();
            await foreach (var failure in ReadFailures(link, stop).ConfigureAwait(false))
                reasons[failure.Reason] = reasons.GetValueOrDefault(failure.Reason) + 1;
            var created = Time(meta.GetValueOrDefault("created"));
            return new CrawlState
            {
                Path = address.ToString(),
                Seeds = new TextList([.. identity?.Seeds ?? []]),
                Rules = new(new Dictionary<string, string>(identity?.Rules ?? [])),
                Completed = Count("Completed"),
                Pending = Count("waiting"),
                InFlight = workers.Sum(static worker => worker.InFlight),
                Failed = Count("Failed"),
                Skipped = Count("Skipped"),
                Links = Count("links"),
                Hosts = new(Sorted(hosts)),
                FailureReasons = new(Sorted(reasons)),
                Workers = new CrawlWorkerList(workers),
                Created = created,
                LastTouched = Count("touched") is > 0 and var touched
                    ? DateTimeOffset.UnixEpoch + TimeSpan.FromMicroseconds(touched)
                    : created,
            };

            long Count(string name) => counts.GetValueOrDefault(name);
        }).ConfigureAwait(false);
    }

    /// <summary>The failed pages.</summary>
    /// <exception cref="CrawlStateException">The server is unreachable, refuses, or has no such crawl.</exception>
    public static async IAsyncEnumerable<CrawlFailure> ReadFailuresAsync(
        RedisAddress address, [EnumeratorCancellation] CancellationToken stop)
    {
        var link = await OpenAsync(address, stop).ConfigureAwait(false);
        await using var closing = link.ConfigureAwait(false);
        await foreach (var failure in ReadFailures(link, stop).OrderBy(static failure => failure.Time)
            .ConfigureAwait(false))
            yield return failure;
    }

    /// <summary>The known pages: those that have ended, those in flight, those that wait.</summary>
    /// <exception cref="CrawlStateException">The server is unreachable, refuses, or has no such crawl.</exception>
    public static async IAsyncEnumerable<CrawlPage> ReadPagesAsync(
        RedisAddress address, bool onlyFailed, [EnumeratorCancellation] CancellationToken stop)
    {
        var link = await OpenAsync(address, stop).ConfigureAwait(false);
        await using var closing = link.ConfigureAwait(false);
        await foreach (var page in ServerPages.ReadEndedAsync(link, stop).ConfigureAwait(false))
        {
            if (!onlyFailed || page.State == nameof(PageState.Failed))
                yield return page;
        }

        if (onlyFailed)
            yield break;
        await foreach (var page in ServerPages.ReadInFlightAsync(link, stop).ConfigureAwait(false))
            yield return page;
        await foreach (var page in ServerPages.ReadWaitingAsync(link, stop).ConfigureAwait(false))
            yield return page;
    }

    /// <summary>Removes a crawl and all its keys.</summary>
    /// <param name="address">The address of the crawl.</param>
    /// <param name="isForced">True to remove it even if workers are active, which then end with an error.</param>
    /// <param name="stop">Stops the waiting.</param>
    /// <exception cref="CrawlStateException">The server is unreachable, refuses, or has no such crawl; or workers are
    /// active.</exception>
    public static async Task RemoveAsync(RedisAddress address, bool isForced, CancellationToken stop)
    {
        var link = await OpenAsync(address, stop).ConfigureAwait(false);
        await using var closing = link.ConfigureAwait(false);
        await GuardAsync(link, async () =>
        {
            var workers = await ReadWorkersAsync(link).ConfigureAwait(false);
            if (workers.Count > 0 && !isForced)
                throw new CrawlStateException(
                    CrawlStateProblem.StateFileInUse,
                    $"The crawl '{address}' is running ({workers[0]}). Stop it first, or use -Force: its workers then "
                    + "end with an error.");
            // First the keys that a worker needs to rejoin.
            await link.AskAsync(database => database.KeyDeleteAsync(link.Key("meta"))).ConfigureAwait(false);
            for (var cursor = await RemoveSomeAsync(link, "0").ConfigureAwait(false); cursor != "0";)
            {
                stop.ThrowIfCancellationRequested();
                cursor = await RemoveSomeAsync(link, cursor).ConfigureAwait(false);
            }

            return true;
        }).ConfigureAwait(false);
    }

    private static async Task<string> RemoveSomeAsync(RedisLink link, string cursor)
    {
        var found = (RedisResult[])(await link.AskAsync(database => database.ExecuteAsync(
            "SCAN", cursor, "MATCH", link.Address.Prefix + "*", "COUNT", KeysAtOnce)).ConfigureAwait(false))!;
        var keys = (RedisKey[])found[1]!;
        if (keys.Length > 0)
            await link.AskAsync(database => database.KeyDeleteAsync(keys)).ConfigureAwait(false);
        return (string)found[0]!;
    }

    private static async Task<RedisLink> OpenAsync(RedisAddress address, CancellationToken stop)
    {
        var link = await RedisLink.OpenAsync(address, stop).ConfigureAwait(false);
        try
        {
            await GuardAsync(link, async () =>
            {
                if (!await link.AskAsync(database => database.KeyExistsAsync(link.Key("meta"))).ConfigureAwait(false))
                    throw new CrawlStateException(
                        CrawlStateProblem.StateFileNotFound,
                        $"There is no crawl '{address}'. Give the same address as for -StatePath.");
                return true;
            }).ConfigureAwait(false);
            return link;
        }
        catch
        {
            await link.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<T> GuardAsync<T>(RedisLink link, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (RedisAwayException exception)
        {
            throw RedisFaults.Unreachable(link.Address, TimeSpan.Zero, exception);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidCastException)
        {
            throw RedisFaults.Foreign(link.Address, exception.Message.TrimEnd('.'), exception);
        }
    }

    private static async Task<List<CrawlWorker>> ReadWorkersAsync(RedisLink link)
    {
        var workers = new List<CrawlWorker>();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var name in await link.AskAsync(database => database.SetMembersAsync(link.Key("workers")))
            .ConfigureAwait(false))
        {
            var key = link.Key($"alive:{name}");
            var rest = await link.AskAsync(database => database.StringGetWithExpiryAsync(key)).ConfigureAwait(false);
            // A worker that has been silent for too long takes no part; the other workers will notice soon.
            if (rest.Value.IsNull || JsonSerializer.Deserialize<WorkerDescription>((string)rest.Value!) is not { } said)
                continue;
            var inFlight = await link.AskAsync(database => database.HashLengthAsync(link.Key($"w:{name}")))
                .ConfigureAwait(false);
            workers.Add(new CrawlWorker
            {
                Machine = SafeText.CleanLine(said.Machine),
                ProcessId = said.Process,
                Pages = said.Pages,
                PagesPerSecond = said.Rate,
                InFlight = inFlight,
                LastSeen = now - (TimeSpan.FromMilliseconds(said.Lease) - (rest.Expiry ?? TimeSpan.Zero)),
            });
        }

        return [.. workers.OrderBy(static worker => worker.Machine, StringComparer.Ordinal)
            .ThenBy(static worker => worker.ProcessId)];
    }

    private static async IAsyncEnumerable<CrawlFailure> ReadFailures(
        RedisLink link, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var field in link.Database.HashScanAsync(link.Key("failed"), pageSize: KeysAtOnce)
            .WithCancellation(stop).ConfigureAwait(false))
        {
            if (StoredPageReader.ReadFailure((byte[])field.Value!) is { } failure)
                yield return failure;
        }
    }

    private static async Task<Dictionary<string, long>> ReadNumbersAsync(RedisLink link, string key)
    {
        var fields = await link.AskAsync(database => database.HashGetAllAsync(link.Key(key))).ConfigureAwait(false);
        return fields.ToDictionary(
            static field => field.Name.ToString(), static field => (long)(double)field.Value, StringComparer.Ordinal);
    }

    // The hosts, and how many pages of each were found.
    private static async Task<Dictionary<string, long>> ReadHostsAsync(RedisLink link)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var names = await link.AskAsync(database => database.SetMembersAsync(link.Key("hosts"))).ConfigureAwait(false);
        foreach (var some in names.Chunk(KeysAtOnce))
        {
            var found = await Task.WhenAll(some.Select(name => link.AskAsync(
                database => database.HashGetAsync(link.Key($"h:{name}"), "n")))).ConfigureAwait(false);
            for (var i = 0; i < some.Length; i++)
                counts[some[i].ToString()] = (long)found[i];
        }

        return counts;
    }

    private static Dictionary<string, long> Sorted(Dictionary<string, long> counts) =>
        new(counts.OrderByDescending(static pair => pair.Value)
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal));

    private static DateTimeOffset Time(string? text) =>
        text is null ? default : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
