using LinkTools.Core.Robots;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The robots.txt files of a crawl on a server: one worker reads each of them for all.</summary>
internal sealed class RedisRobots(RedisWorker worker, TimeProvider time) : ISharedRobots
{
    /// <summary>How long to wait for the worker that reads a file.</summary>
    private static readonly TimeSpan ReadingTime = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    // A file is stored after one letter; this letter, with the name of the reader, stands for a file that is being
    // read.
    private const char Reading = '?';
    private const char Kept = '=';

    public async ValueTask<KeptRobots?> FindAsync(string origin, CancellationToken stop)
    {
        var key = worker.Link.Key($"r:{origin}");
        RedisValue mine = $"{Reading}{worker.Name}";
        while (true)
        {
            try
            {
                if (await AskAsync(database => database.StringSetAsync(key, mine, ReadingTime, When.NotExists), stop)
                        .ConfigureAwait(false))
                    return null;
                var known = await AskAsync(database => database.StringGetWithExpiryAsync(key), stop)
                    .ConfigureAwait(false);
                var value = (byte[]?)known.Value;
                if (value is [(byte)Kept, ..])
                    return new KeptRobots(value[1..], known.Expiry ?? TimeSpan.Zero);
                if (value is [(byte)Reading, ..] && !await IsAliveAsync(value, stop).ConfigureAwait(false))
                    await AskAsync(database => database.KeyDeleteAsync(key), stop).ConfigureAwait(false);
            }
            catch (RedisAwayException)
            {
                // Without the server, each process reads the file itself.
                worker.Wake();
                return null;
            }

            await Task.Delay(Look, time, stop).ConfigureAwait(false);
        }
    }

    public async ValueTask KeepAsync(string origin, byte[] content, TimeSpan life, CancellationToken stop)
    {
        try
        {
            RedisValue value = (byte[])[(byte)Kept, .. content];
            await AskAsync(database => database.StringSetAsync(worker.Link.Key($"r:{origin}"), value, life), stop)
                .ConfigureAwait(false);
        }
        catch (RedisAwayException)
        {
            worker.Wake();
        }
    }

    public void GiveUp(string origin) => worker.Link.Database.KeyDelete(
        worker.Link.Key($"r:{origin}"), CommandFlags.FireAndForget);

    private async Task<bool> IsAliveAsync(byte[] reader, CancellationToken stop)
    {
        var name = System.Text.Encoding.UTF8.GetString(reader.AsSpan(1));
        return name == worker.Name || await AskAsync(
            database => database.KeyExistsAsync(worker.Link.Key($"alive:{name}")), stop).ConfigureAwait(false);
    }

    private Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken stop) =>
        worker.Link.AskAsync(ask).WaitAsync(stop);
}
