using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// The origins and hosts that the user named himself. Credentials go to these origins only, and these hosts may be
/// connected to whatever their address.
/// </summary>
internal sealed class TrustedOrigins
{
    private readonly ConcurrentDictionary<string, byte> _origins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public void Trust(WebUrl url)
    {
        var origin = url.Origin;
        if (_origins.ContainsKey(origin))
            return;
        // The host first: whoever finds the origin here, on another thread, goes on to connect.
        TrustHost(url.Host);
        _origins.TryAdd(origin, 0);
    }

    /// <summary>Adds a host alone: a proxy's, say.</summary>
    public void TrustHost(string host) => _hosts.TryAdd(host.Trim('[', ']'), 0);

    public bool ContainsOrigin(WebUrl url) => _origins.ContainsKey(url.Origin);

    /// <summary>The same for an address of the HTTP client, which may carry a user name besides.</summary>
    public bool ContainsOrigin(Uri uri) => WebUrl.Parse(uri.OriginalString) is { } url && ContainsOrigin(url);

    public bool ContainsHost(string host) => _hosts.ContainsKey(host.Trim('[', ']'));
}
