using System.Security.Authentication;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Describes errors of a server in terms of crawls.</summary>
internal static class RedisFaults
{
    // The server is starting, or a cluster is choosing its master: it will answer again.
    private static readonly string[] AwayCodes = ["LOADING", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY "];

    /// <summary>The exception for any error; a separate kind for errors that may pass.</summary>
    public static Exception Explain(RedisAddress address, Exception exception) => exception switch
    {
        RedisServerException server => OfServer(address, server),
        _ when IsUntrusted(exception) => Untrusted(address, exception),
        _ when IsDenied(exception) => Denied(address, exception),
        // The client library knows that it is connected to a replica, and does not send the command.
        RedisConnectionException when exception.Message.Contains("replica", StringComparison.Ordinal) =>
            ReadOnly(address, exception),
        _ => new RedisAwayException(exception),
    };

    /// <summary>The server was unreachable for too long.</summary>
    public static CrawlStateException Unreachable(RedisAddress address, TimeSpan waited, Exception? cause)
    {
        var time = waited > TimeSpan.Zero ? FormattableString.Invariant($" for {waited.TotalSeconds:0.#} s") : "";
        return new(
            CrawlStateProblem.StateServerUnreachable,
            $"The state server of '{address}' could not be reached{time} ({Innermost(cause)}). Check its address, "
            + "whether it is running, and with TLS (rediss://) or without it (redis://); then run the same command "
            + "again: the crawl continues where it was.",
            cause);
    }

    /// <summary>Somebody removed the crawl, or the server lost it at a restart.</summary>
    public static CrawlStateException Removed(RedisAddress address) =>
        new(
            CrawlStateProblem.StateFileRemoved,
            $"The crawl '{address}' is not on its server any more: somebody removed it, or the server lost it "
            + "at a restart. Start again; if the server lost it, switch on its append-only file first.");

    /// <summary>Something else than a crawl is there.</summary>
    public static CrawlStateException Foreign(RedisAddress address, string problem, Exception? cause = null) =>
        new(
            CrawlStateProblem.StateServerForeign,
            $"The keys of '{address}' contain something that no crawl writes ({problem}). Give the crawl "
            + "another name.", cause);

    /// <summary>The exception for calls after the work has ended with an error.</summary>
    public static Exception Again(Exception fault) => fault is CrawlStateException state
        ? new CrawlStateException(state.Problem, state.Message, state)
        : new InvalidOperationException("the shared frontier has stopped", fault);

    /// <summary>True for errors that waiting does not mend: of the password or the certificate.</summary>
    public static bool IsRefusal(Exception exception) => IsUntrusted(exception) || IsDenied(exception);

    // True for the messages by which the server rejects the password.
    private static bool IsDenied(Exception exception)
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
                + "command again: the crawl continues where it was.",
                exception);
        if (text.Contains("MISCONF", StringComparison.Ordinal) || text.Contains("NOREPLICAS", StringComparison.Ordinal))
            return new CrawlStateException(
                CrawlStateProblem.StateServerFull,
                $"The state server of '{address}' cannot store data ({text}). Free disk space, or "
                + "bring its replicas back; then run the same command again.",
                exception);
        return new CrawlStateException(
            CrawlStateProblem.StateServerUnusable,
            $"The state server of '{address}' cannot be used: {text.TrimEnd('.')}. It must be Redis 6.2 or newer, "
            + "or Valkey.",
            exception);
    }

    private static CrawlStateException ReadOnly(RedisAddress address, Exception cause) =>
        new(
            CrawlStateProblem.StateServerReadOnly,
            $"The state server of '{address}' is a read-only replica. Give the address of its master.",
            cause);

    private static CrawlStateException Denied(RedisAddress address, Exception cause) =>
        new(
            CrawlStateProblem.StateServerDenied,
            $"The state server of '{address}' rejects the user or password ({Innermost(cause)}). Give the right "
            + "user and secret "
            + "with -StateCredential; the user needs all commands on the keys and the channel of the crawl.",
            cause);

    private static CrawlStateException Untrusted(RedisAddress address, Exception cause) =>
        new(
            CrawlStateProblem.StateServerUntrusted,
            $"The certificate of the state server of '{address}' is not trusted ({Innermost(cause)}). Give the name "
            + "for which the certificate was issued, and add the certificate of its issuer to those that the operating "
            + "system trusts (on Linux also in the file that SSL_CERT_FILE names).",
            cause);

    private static bool IsUntrusted(Exception exception)
    {
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            if (one is AuthenticationException
                || one.Message.Contains("(AuthenticationException)", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsDenial(string text) =>
        text.Contains("NOAUTH", StringComparison.Ordinal) || text.Contains("WRONGPASS", StringComparison.Ordinal)
            || text.Contains("NOPERM", StringComparison.Ordinal)
            || text.Contains("without any password configured", StringComparison.Ordinal)
            || text.Contains("invalid password", StringComparison.Ordinal);

    // The client library adds details about itself; the message of the server or the system is shorter.
    private static string Innermost(Exception? exception)
    {
        while (exception?.InnerException is { } inner)
            exception = inner;
        var text = (exception?.Message ?? "it does not answer")
            .Replace("SimpleError: ", "", StringComparison.Ordinal);
        // Its advice is for programs that use it.
        var advice = text.IndexOf(" Error connecting right now", StringComparison.Ordinal);
        text = advice > 0 ? text[..advice] : text;
        if (text.StartsWith("It was not possible to connect to the redis server(s)", StringComparison.Ordinal))
            text = text.LastIndexOf("Exception) ", StringComparison.Ordinal) is > 0 and var at
                ? text[(at + "Exception) ".Length)..] : "there was no connection";
        // What the library knows of its connection comes after its name.
        var end = text.Contains(", origin:", StringComparison.Ordinal)
            ? text.IndexOf(',', StringComparison.Ordinal) : text.IndexOfAny([';', '\n', '\r']);
        return SafeText.CleanLine((end > 0 ? text[..end] : text).TrimEnd('.', ' '));
    }
}
