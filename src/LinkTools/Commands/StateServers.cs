using System.Management.Automation;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>Parses the addresses of crawls on servers.</summary>
internal static class StateServers
{
    /// <summary>The server that a path names; null if it names a file or is wrong.</summary>
    /// <param name="path">The path.</param>
    /// <param name="credential">The user and password; null for those in the path.</param>
    /// <param name="problem">What is wrong with the path, as a sentence; null if it is right.</param>
    public static RedisAddress? Find(string? path, PSCredential? credential, out string? problem)
    {
        problem = null;
        if (!RedisAddress.IsAddress(path))
            return null;
        if (RedisAddress.Parse(path!) is not { } address)
        {
            problem = $"'{Show(path)}' is not the address of a crawl. Write it as redis://host/name, "
                + "redis://user:secret@host:port/database/name, or rediss:// for an encrypted connection. A name has "
                + "at most 64 letters, digits, '-', '_' and '.'.";
            return null;
        }

        if (credential is null || credential == PSCredential.Empty)
            return address;
        var user = credential.GetNetworkCredential();
        // Redis calls its unnamed user 'default'.
        return address with { User = user.UserName is "" or "default" ? null : user.UserName, Secret = user.Password };
    }

    /// <summary>The path as it may be shown, without user and password.</summary>
    public static string? Show(string? path) =>
        !RedisAddress.IsAddress(path) ? path
        : RedisAddress.Parse(path!)?.ToString() ?? UserParts.Mask(path!);
}
