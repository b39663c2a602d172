using System.Net;

namespace LinkTools.Core.Http;

/// <summary>Says whether a request, or a connection that is made for it, uses a proxy.</summary>
internal sealed class ProxyFinder(FetchOptions options)
{
    private readonly IWebProxy? _proxy = options.BypassesProxy ? null : options.Proxy
        ?? NoProxyList.FromEnvironment() ?? HttpClient.DefaultProxy;

    /// <summary>The proxy for a URL; null if its host is connected to directly.</summary>
    public Uri? ProxyOf(Uri uri) =>
        _proxy is null || _proxy.IsBypassed(uri) || _proxy.GetProxy(uri) is not { } address || address == uri
            ? null
            : address;

    /// <summary>True if the endpoint is the proxy, not the host of the request.</summary>
    public bool IsToProxy(SocketsHttpConnectionContext context)
    {
        // Only a proxy is asked for a tunnel (RFC 9110, 9.3.6), and such a request has the URL of the proxy.
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
            return true;
        if (context.InitialRequestMessage.RequestUri is not { } uri || ProxyOf(uri) is not { } proxy)
            return false;
        // .NET may give up a proxy and connect to the host directly.
        return IsAt(proxy, context.DnsEndPoint) || !IsAt(uri, context.DnsEndPoint);
    }

    private static bool IsAt(Uri uri, DnsEndPoint place) =>
        uri.Port == place.Port
        && uri.IdnHost.Trim('[', ']').Equals(place.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
