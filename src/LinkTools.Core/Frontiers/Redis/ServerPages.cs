using System.Globalization;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Lists the pages of a crawl on a server, first those that have ended.</summary>
internal static class ServerPages
{
    /// <summary>The number of hashes that hold the pages which have ended.</summary>
    private const int Groups = 4096;

    private const int GroupsAtOnce = 64;
    private const int PagesAtOnce = 1000;

    public static async IAsyncEnumerable<CrawlPage> ReadEndedAsync(
        RedisLink link, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var groups in Enumerable.Range(0, Groups).Chunk(GroupsAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            var found = await Task.WhenAll(groups.Select(group => link.AskAsync(
                database => database.HashValuesAsync(link.Key($"p:{group}"))))).ConfigureAwait(false);
            foreach (var stored in found.SelectMany(static values => values))
            {
                if (StoredPageReader.ReadPage((byte[])stored!) is { } page)
                    yield return page;
            }
        }
    }

    public static async IAsyncEnumerable<CrawlPage> ReadInFlightAsync(
        RedisLink link, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var worker in await link.AskAsync(database => database.SetMembersAsync(link.Key("workers")))
            .ConfigureAwait(false))
        {
            var entries = (await link.AskAsync(database => database.HashGetAllAsync(link.Key($"e:{worker}")))
                .ConfigureAwait(false)).ToDictionary(static entry => entry.Name, static entry => (byte[])entry.Value!);
            await foreach (var claim in link.Database.HashScanAsync(link.Key($"w:{worker}"), pageSize: PagesAtOnce)
                .WithCancellation(stop).ConfigureAwait(false))
            {
                if (entries.Remove(claim.Name, out var entry) && DepthOf(claim.Value.ToString()) is { } depth
                    && StoredPageReader.ReadOpen(entry, depth, PageState.InFlight) is { } page)
                    yield return page;
            }
        }
    }

    public static async IAsyncEnumerable<CrawlPage> ReadWaitingAsync(
        RedisLink link, [EnumeratorCancellation] CancellationToken stop)
    {
        var hosts = await link.AskAsync(database => database.SetMembersAsync(link.Key("hosts"))).ConfigureAwait(false);
        foreach (var host in hosts)
        {
            var levels = await link.AskAsync(
                database => database.HashGetAsync(link.Key($"h:{host}"), ["lo", "hi"])).ConfigureAwait(false);
            for (var depth = (int)levels[0]; depth <= (int)levels[1]; depth++)
            {
                var key = link.Key($"q:{host}:{depth}");
                for (var start = 0L; ; start += PagesAtOnce)
                {
                    stop.ThrowIfCancellationRequested();
                    var from = start;
                    var entries = await link.AskAsync(
                        database => database.ListRangeAsync(key, from, from + PagesAtOnce - 1)).ConfigureAwait(false);
                    foreach (var entry in entries)
                    {
                        if (StoredPageReader.ReadOpen((byte[])entry!, depth, PageState.Waiting) is { } page)
                            yield return page;
                    }

                    if (entries.Length < PagesAtOnce)
                        break;
                }
            }
        }
    }

    // A claim is written as state and level, host.
    private static int? DepthOf(string claim)
    {
        var space = claim.IndexOf(' ', StringComparison.Ordinal);
        return space > 1 && int.TryParse(
            claim.AsSpan(1, space - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : null;
    }
}
