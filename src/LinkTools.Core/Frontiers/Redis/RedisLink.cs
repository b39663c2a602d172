using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The connection to the server of a crawl. May be used by many threads.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    /// <summary>How long an answer may take before the server counts as away.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Knock = TimeSpan.FromMilliseconds(200);

    private readonly ConnectionMultiplexer _connection;
    private readonly RedisKey[] _keys;

    private RedisLink(ConnectionMultiplexer connection, RedisAddress address)
    {
        (_connection, Address) = (connection, address);
        Database = connection.GetDatabase(address.Database);
        _keys = [Key("meta")];
    }

    public RedisAddress Address { get; }

    public IDatabase Database { get; }

    /// <summary>Connects to a server that has to be there.</summary>
    /// <exception cref="CrawlStateException">It is not, or does not let us in.</exception>
    public static async Task<RedisLink> OpenAsync(RedisAddress address, CancellationToken stop)
    {
        var options = new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port } },
            User = address.User,
            Password = address.Secret,
            Ssl = address.IsEncrypted,
            SslHost = address.IsEncrypted ? address.Host : null,
            AbortOnConnectFail = true,
            ConnectRetry = 1,
            ConnectTimeout = (int)ConnectTimeout.TotalMilliseconds,
            AsyncTimeout = (int)AnswerTimeout.TotalMilliseconds,
            SyncTimeout = (int)AnswerTimeout.TotalMilliseconds,
            ReconnectRetryPolicy = new LinearRetry((int)Knock.TotalMilliseconds),
            // What was not sent is not to be sent later, under a name that may have gone.
            BacklogPolicy = BacklogPolicy.FailFast,
            ClientName = "LinkTools",
        };
        try
        {
            var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(stop).ConfigureAwait(false);
            return new RedisLink(connection, address);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            throw RedisFaults.IsDenied(exception)
                ? RedisFaults.Explain(address, exception)
                : RedisFaults.Unreachable(address, TimeSpan.Zero, exception);
        }
    }

    /// <summary>A key of the crawl.</summary>
    public RedisKey Key(string name) => Address.Prefix + name;

    /// <summary>Runs a script.</summary>
    /// <exception cref="RedisAwayException">There is no answer.</exception>
    /// <exception cref="CrawlStateException">The server refuses.</exception>
    public Task<RedisResult> RunAsync(string script, params RedisValue[] values) =>
        AskAsync(database => database.ScriptEvaluateAsync(script, _keys, values));

    /// <summary>Asks the server something that changes nothing when it is asked twice.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        try
        {
            try
            {
                return await ask(Database).ConfigureAwait(false);
            }
            catch (RedisServerException exception) when (
                exception.Message.Contains("NOSCRIPT", StringComparison.Ordinal))
            {
                // It was started anew. The script is sent as a whole the next time.
                return await ask(Database).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw RedisFaults.Explain(Address, exception);
        }
    }

    /// <summary>Ends when the server answers again.</summary>
    /// <exception cref="CrawlStateException">It did not come back in time.</exception>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await AskAsync(static database => database.PingAsync()).WaitAsync(stop).ConfigureAwait(false);
                // One that is loading its data answers this, too, but not the next.
                await AskAsync(database => database.KeyExistsAsync(Key("meta"))).WaitAsync(stop).ConfigureAwait(false);
                return;
            }
            catch (RedisAwayException exception)
            {
                var waited = time.GetElapsedTime(started);
                if (waited >= limit)
                    throw RedisFaults.Unreachable(Address, waited, exception);
            }

            await Task.Delay(Knock, time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Has <paramref name="onNews"/> called when there may be something to do.</summary>
    public async Task ListenAsync(Action onNews)
    {
        try
        {
            var channel = RedisChannel.Literal(Address.Prefix + "news");
            await _connection.GetSubscriber().SubscribeAsync(channel, (_, _) => onNews()).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // A user who may not listen looks for himself, once a second.
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
