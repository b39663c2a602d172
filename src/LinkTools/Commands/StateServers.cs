using System.Management.Automation;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>What the paths of crawls mean that lie on a server.</summary>
internal static class StateServers
{
    /// <summary>The server of a path; null for one of a file, or none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="credential">Who asks; null for whom the path names.</param>
    /// <param name="problem">What is wrong with it, as a sentence; null for nothing.</param>
    public static RedisAddress? Find(string? path, PSCredential? credential, out string? problem)
    {
        problem = null;
        if (!RedisAddress.IsAddress(path))
            return null;
        if (RedisAddress.Parse(path!) is not { } address)
        {
            problem = $"'{Show(path)}' is no address of a crawl. Write it as redis://host/name, "
                + "redis://user:secret@host:port/database/name, or rediss:// for an encrypted connection; a name has "
                + "letters, digits, '-', '_' and '.', at most 64.";
            return null;
        }

        if (credential is null || credential == PSCredential.Empty)
            return address;
        var user = credential.GetNetworkCredential();
        // Redis calls the user whom nobody named 'default'.
        return address with { User = user.UserName is "" or "default" ? null : user.UserName, Secret = user.Password };
    }

    /// <summary>A path as it may be shown: without user and secret.</summary>
    public static string? Show(string? path) =>
        !RedisAddress.IsAddress(path) ? path
        : RedisAddress.Parse(path!)?.ToString() ?? UserParts.Mask(path!);
}
