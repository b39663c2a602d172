using System.Globalization;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The address of a crawl on a server: redis://[user:secret@]host[:port][/database]/name.</summary>
public sealed record RedisAddress
{
    private const int DefaultPort = 6379;
    private const int LongestName = 64;

    /// <summary>The host of the server.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The number of the database.</summary>
    public int Database { get; init; }

    /// <summary>The name of the crawl.</summary>
    public required string Name { get; init; }

    /// <summary>True if the connection is encrypted: rediss.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>The user; null for the server's default user.</summary>
    public string? User { get; init; }

    /// <summary>The password; null for none.</summary>
    public string? Secret { get; init; }

    /// <summary>The beginning of the crawl's keys, which are all in one slot of a cluster.</summary>
    internal string Prefix => $"{{lt:{Name}}}:";

    /// <summary>True for an address of a server, false for a path of a file.</summary>
    public static bool IsAddress(string? text) =>
        text is not null && (text.StartsWith("redis://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("rediss://", StringComparison.OrdinalIgnoreCase));

    /// <summary>Parses an address; null if it is not one.</summary>
    public static RedisAddress? Parse(string text)
    {
        if (!IsAddress(text) || !Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0
            || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            return null;
        var parts = uri.AbsolutePath.Trim('/').Split('/');
        var database = 0;
        if (parts.Length is 0 or > 2 || (parts.Length == 2
                && !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out database)))
            return null;
        var name = Uri.UnescapeDataString(parts[^1]);
        if (!IsName(name))
            return null;
        var user = uri.UserInfo.Split(':', 2);
        return new RedisAddress
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port > 0 ? uri.Port : DefaultPort,
            Database = database,
            Name = name,
            IsEncrypted = uri.Scheme == "rediss",
            // A single word is the password, because a user without one is of no use.
            User = user.Length == 2 && user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Secret = user[^1].Length > 0 ? Uri.UnescapeDataString(user[^1]) : null,
        };
    }

    /// <summary>The address as it may be shown, without user and password.</summary>
    public override string ToString()
    {
        var host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        var port = Port == DefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}");
        var database = Database == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{Database}");
        return $"{(IsEncrypted ? "rediss" : "redis")}://{host}{port}{database}/{Name}";
    }

    // The name becomes part of keys, where braces would name another slot, and of messages.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName
            && name.All(static one => char.IsLetterOrDigit(one) || one is '-' or '_' or '.');
}
