using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Tells what a server says in words of crawls.</summary>
internal static class RedisFaults
{
    // It is starting, or a cluster is choosing who answers: it will be back.
    private static readonly string[] AwayCodes = ["LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY "];

    /// <summary>The exception of whatever went wrong; one of its own kind for what may heal.</summary>
    public static Exception Explain(RedisAddress address, Exception exception) => exception switch
    {
        RedisServerException server => OfServer(address, server),
        _ when IsDenied(exception) => Denied(address, exception),
        // The client library knows what it is connected to, and does not even ask.
        RedisConnectionException when exception.Message.Contains("replica", StringComparison.Ordinal) =>
            ReadOnly(address, exception),
        _ => new RedisAwayException(exception),
    };

    /// <summary>The server was not there for longer than is waited.</summary>
    public static CrawlStateException Unreachable(RedisAddress address, TimeSpan waited, Exception? cause)
    {
        var time = waited > TimeSpan.Zero ? FormattableString.Invariant($" for {waited.TotalSeconds:0.#} s") : "";
        return new(
            CrawlStateProblem.StateServerUnreachable,
            $"The state server of '{address}' could not be reached{time} ({Innermost(cause)}). Check its address and "
            + "that it runs; then run the same command again: the crawl goes on where it was.",
            cause);
    }

    /// <summary>Somebody removed the crawl, or the server came back without it.</summary>
    public static CrawlStateException Removed(RedisAddress address) =>
        new(
            CrawlStateProblem.StateFileRemoved,
            $"The crawl '{address}' is not on its server any more: somebody removed it, or the server came back "
            + "without what it had. Start again; where the server lost it, switch on its append-only file first.");

    /// <summary>There is something else than a crawl where one should be.</summary>
    public static CrawlStateException Foreign(RedisAddress address, string problem, Exception? cause = null) =>
        new(
            CrawlStateProblem.StateServerForeign,
            $"The keys of '{address}' hold what no crawl writes ({problem}). Give the crawl another name.", cause);

    /// <summary>What ended the work, for whoever asks after that.</summary>
    public static Exception Again(Exception fault) => fault is CrawlStateException state
        ? new CrawlStateException(state.Problem, state.Message, state)
        : new InvalidOperationException("the shared frontier has stopped", fault);

    /// <summary>True for what says that the server wants another password.</summary>
    public static bool IsDenied(Exception exception)
    {
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            if (one is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
                || IsDenial(one.Message))
                return true;
        }

        return false;
    }

    private static Exception OfServer(RedisAddress address, RedisServerException exception)
    {
        var text = exception.Message;
        if (AwayCodes.Any(code => text.Contains(code, StringComparison.Ordinal)))
            return new RedisAwayException(exception);
        if (IsDenial(text))
            return Denied(address, exception);
        if (text.Contains("WRONGTYPE", StringComparison.Ordinal))
            return Foreign(address, "a key has another type", exception);
        if (text.Contains("READONLY", StringComparison.Ordinal))
            return ReadOnly(address, exception);
        if (text.Contains("OOM", StringComparison.Ordinal))
            return new CrawlStateException(
                CrawlStateProblem.StateServerFull,
                $"The state server of '{address}' has reached its memory limit. Raise its maxmemory and run the same "
                + "command again: the crawl goes on where it was.",
                exception);
        if (text.Contains("MISCONF", StringComparison.Ordinal) || text.Contains("NOREPLICAS", StringComparison.Ordinal))
            return new CrawlStateException(
                CrawlStateProblem.StateServerFull,
                $"The state server of '{address}' cannot keep what it is given ({text}). Make room on its disk, or "
                + "bring its replicas back; then run the same command again.",
                exception);
        return new CrawlStateException(
            CrawlStateProblem.StateServerUnusable,
            $"The state server of '{address}' cannot be used: {text.TrimEnd('.')}. It has to be Redis 6.2 or newer, "
            + "or Valkey.",
            exception);
    }

    private static CrawlStateException ReadOnly(RedisAddress address, Exception cause) =>
        new(
            CrawlStateProblem.StateServerReadOnly,
            $"The state server of '{address}' is a replica that may only be read. Give the address of its master.",
            cause);

    private static CrawlStateException Denied(RedisAddress address, Exception cause) =>
        new(
            CrawlStateProblem.StateServerDenied,
            $"The state server of '{address}' does not let you in ({Innermost(cause)}). Give the right user and secret "
            + "with -StateCredential; the user needs all commands on the keys and the channel of the crawl.",
            cause);

    private static bool IsDenial(string text) =>
        text.Contains("NOAUTH", StringComparison.Ordinal) || text.Contains("WRONGPASS", StringComparison.Ordinal)
            || text.Contains("NOPERM", StringComparison.Ordinal)
            || text.Contains("without any password configured", StringComparison.Ordinal)
            || text.Contains("invalid password", StringComparison.Ordinal);

    // What the client library says besides is about itself; the server's word, or the system's, is the shortest.
    private static string Innermost(Exception? exception)
    {
        while (exception?.InnerException is { } inner)
            exception = inner;
        var text = (exception?.Message ?? "it does not answer")
            .Replace("SimpleError: ", "", StringComparison.Ordinal);
        // Its advice is for programs that use it.
        var advice = text.IndexOf(" Error connecting right now", StringComparison.Ordinal);
        text = advice > 0 ? text[..advice] : text;
        var end = text.IndexOfAny([';', '\n', '\r']);
        return SafeText.CleanLine((end > 0 ? text[..end] : text).TrimEnd('.', ' '));
    }
}
