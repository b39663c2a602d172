using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// The origins that the user named himself, with the user name and password that the first URL of each gave.
/// Credentials go to these origins only, and only these may be connected to whatever their address.
/// </summary>
internal sealed class TrustedOrigins
{
    private readonly ConcurrentDictionary<string, string?> _users = new(StringComparer.Ordinal);

    /// <param name="url">A URL of the origin.</param>
    /// <param name="userPart">What stood before the '@' of the URL the user gave; null for nothing.</param>
    public void Trust(WebUrl url, string? userPart) =>
        _users.AddOrUpdate(url.Origin, userPart, (_, known) => known ?? userPart);

    public bool Contains(WebUrl url) => _users.ContainsKey(url.Origin);

    /// <summary>The user part that was given for a URL's origin; null for none.</summary>
    public string? UserPartOf(WebUrl url) => _users.GetValueOrDefault(url.Origin);
}
