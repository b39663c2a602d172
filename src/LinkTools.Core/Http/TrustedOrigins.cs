using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// The origins that the user named, each with the user name and password of its first URL. Credentials are sent only to
/// these origins, and only these may have any address.
/// </summary>
internal sealed class TrustedOrigins
{
    private readonly ConcurrentDictionary<string, string?> _users = new(StringComparer.Ordinal);

    /// <param name="url">A URL of the origin.</param>
    /// <param name="userPart">The text before the '@' of the URL that the user gave; null for none.</param>
    public void Trust(WebUrl url, string? userPart) =>
        _users.AddOrUpdate(url.Origin, userPart, (_, known) => known ?? userPart);

    public bool Contains(WebUrl url)
    {
        // Asked for every link of a check. Without a user name, the origin is the beginning of the URL.
        return url is { IsHttp: true, HasUserPart: false }
            ? _users.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(url.Href.AsSpan(0, url.Parts.PathStart))
            : _users.ContainsKey(url.Origin);
    }

    /// <summary>The user name and password that were given for the origin of a URL; null for none.</summary>
    public string? UserPartOf(WebUrl url) => _users.GetValueOrDefault(url.Origin);
}
