using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What URLs answered, on the server of a crawl.</summary>
/// <param name="worker">Takes part for this process.</param>
/// <param name="met">Knows what stands for a URL.</param>
internal sealed class RedisAnswers(RedisWorker worker, MetUrls met) : ISharedAnswers
{
    /// <summary>How long a claim counts: longer than asking takes, with all its tries.</summary>
    private static readonly TimeSpan AskingTime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    public async ValueTask<(bool IsMine, byte[]? Answer)> ClaimAsync(
        AnswerKey key, bool isWhole, bool isImpatient, CancellationToken stop)
    {
        try
        {
            var result = await worker.Link.RunAsync(
                RedisScript.Claim, NameOf(key), worker.Name, Milliseconds(AskingTime),
                UrlBucket.BytesOf(met.HashOf(key.Url)), isWhole, isImpatient).WaitAsync(stop).ConfigureAwait(false);
            return result.Resp2Type == ResultType.Integer ? ((int)result == 1, null) : (false, (byte[]?)result);
        }
        catch (RedisAwayException)
        {
            worker.Wake();
            return (true, null);
        }
    }

    public async ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<AnswerKey> keys, CancellationToken stop)
    {
        try
        {
            RedisKey[] names = [.. keys.Select(key => worker.Link.Key(NameOf(key)))];
            var values = await worker.Link.AskAsync(database => database.StringGetAsync(names)).WaitAsync(stop)
                .ConfigureAwait(false);
            return [.. values.Select(static value => (byte[]?)value is [(byte)'=', _, .. var answer] ? answer : null)];
        }
        catch (RedisAwayException)
        {
            worker.Wake();
            return new byte[]?[keys.Count];
        }
    }

    public void Keep(AnswerKey key, byte[] answer, bool isWhole)
    {
        var name = worker.Link.Key(NameOf(key));
        // As claim.lua reads it.
        RedisValue value = (byte[])[.. isWhole ? "=s"u8 : "=u"u8, .. answer];
        try
        {
            worker.Link.Database.StringSet(name, value, Life, flags: CommandFlags.FireAndForget);
            if (isWhole)
                worker.Link.Database.KeyDelete(name.Append(":b"), CommandFlags.FireAndForget);
        }
        catch (Exception exception) when (exception is RedisException or ObjectDisposedException)
        {
            // The URL is requested once more.
        }
    }

    public void Postpone(AnswerKey key) => _ = UnclaimAsync(key, AskingTime);

    public void GiveUp(AnswerKey key) => _ = UnclaimAsync(key, TimeSpan.Zero);

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private async Task UnclaimAsync(AnswerKey key, TimeSpan time)
    {
        try
        {
            await worker.Link.RunAsync(RedisScript.Unclaim, NameOf(key), worker.Name, Milliseconds(time))
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisAwayException or CrawlStateException)
        {
            // The claim ends with the worker's name, or in time.
        }
    }

    private string NameOf(AnswerKey key) => $"a:{key.Manner}:{met.HashOf(key.Url):x16}";
}
