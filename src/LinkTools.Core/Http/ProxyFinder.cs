using System.Net;

namespace LinkTools.Core.Http;

/// <summary>Says whether a request, and a connection made for it, goes by way of a proxy.</summary>
internal sealed class ProxyFinder(FetchOptions options)
{
    private readonly IWebProxy? _proxy = options.BypassesProxy ? null : options.Proxy
        ?? NoProxyList.FromEnvironment() ?? HttpClient.DefaultProxy;

    /// <summary>The proxy that is asked for a URL; null where its host is asked itself.</summary>
    public Uri? ProxyOf(Uri uri) =>
        _proxy is null || _proxy.IsBypassed(uri) || _proxy.GetProxy(uri) is not { } address || address == uri
            ? null
            : address;

    /// <summary>True where what is connected to is the proxy, not the host that was asked for.</summary>
    public bool IsToProxy(SocketsHttpConnectionContext context)
    {
        // A tunnel (RFC 9110, 9.3.6) is asked of a proxy alone, whose own URL such a request then has.
        if (context.InitialRequestMessage.Method == HttpMethod.Connect)
            return true;
        if (context.InitialRequestMessage.RequestUri is not { } uri || ProxyOf(uri) is not { } proxy)
            return false;
        // The platform may give up a proxy and ask the host itself.
        return IsAt(proxy, context.DnsEndPoint) || !IsAt(uri, context.DnsEndPoint);
    }

    private static bool IsAt(Uri uri, DnsEndPoint place) =>
        uri.Port == place.Port
        && uri.IdnHost.Trim('[', ']').Equals(place.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
}
