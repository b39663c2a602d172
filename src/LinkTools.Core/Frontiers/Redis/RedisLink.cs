using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The connection to the server of a crawl. Thread-safe.</summary>
internal sealed class RedisLink : IAsyncDisposable
{
    /// <summary>How long an answer may take before the server counts as unreachable.</summary>
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Knock = TimeSpan.FromMilliseconds(200);

    private readonly ConnectionMultiplexer _connection;
    private readonly RedisKey[] _keys;
    private int _breaks;

    private RedisLink(ConnectionMultiplexer connection, RedisAddress address)
    {
        (_connection, Address) = (connection, address);
        Database = connection.GetDatabase(address.Database);
        _keys = [Key("meta")];
        connection.ConnectionFailed += (_, failed) =>
        {
            if (failed.ConnectionType != ConnectionType.Subscription)
                Interlocked.Increment(ref _breaks);
        };
    }

    public RedisAddress Address { get; }

    public IDatabase Database { get; }

    /// <summary>
    /// How often the connection was lost. The library connects again by itself, and the server may be another process
    /// then, which has lost what it did last.
    /// </summary>
    public int Breaks => Volatile.Read(ref _breaks);

    /// <summary>Connects to a server, which must be reachable.</summary>
    /// <exception cref="CrawlStateException">It is not, or it rejects the user or password.</exception>
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
            // A command that could not be sent must not be sent later, because the worker may have another name then.
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
            throw RedisFaults.IsRefusal(exception)
                ? RedisFaults.Explain(address, exception)
                : RedisFaults.Unreachable(address, TimeSpan.Zero, exception);
        }
    }

    /// <summary>A key of the crawl.</summary>
    public RedisKey Key(string name) => Address.Prefix + name;

    /// <summary>Runs a script on the server.</summary>
    /// <exception cref="RedisAwayException">There is no answer.</exception>
    /// <exception cref="CrawlStateException">The server refuses.</exception>
    public Task<RedisResult> RunAsync(string script, params RedisValue[] values) =>
        AskAsync(database => database.ScriptEvaluateAsync(script, _keys, values));

    /// <summary>Sends a command that may be repeated without harm.</summary>
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
                // The server was restarted, so the script is sent completely the next time.
                return await ask(Database).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException
            // The library's own, while it connects again.
            or NullReferenceException)
        {
            throw RedisFaults.Explain(Address, exception);
        }
    }

    /// <summary>Does something that may be repeated without harm, as soon as the server answers.</summary>
    /// <inheritdoc cref="WaitAsync"/>
    public async Task<T> AskPatientlyAsync<T>(
        Func<Task<T>> ask, TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await ask().WaitAsync(stop).ConfigureAwait(false);
            }
            catch (RedisAwayException)
            {
                await WaitAsync(limit, time, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Completes when the server answers again.</summary>
    /// <exception cref="CrawlStateException">It did not answer in time.</exception>
    public async Task WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                await AskAsync(static database => database.PingAsync()).WaitAsync(stop).ConfigureAwait(false);
                // A server that is loading its data answers this command, too, but not the next one.
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

    /// <summary>Calls <paramref name="onNews"/> when there may be something to do.</summary>
    public async Task ListenAsync(Action onNews)
    {
        try
        {
            var channel = RedisChannel.Literal(Address.Prefix + "news");
            await _connection.GetSubscriber().SubscribeAsync(channel, (_, _) => onNews()).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // Without permission for the channel, the worker looks once a second.
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
