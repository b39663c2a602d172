using System.Globalization;
using System.Net;

namespace LinkTools.Core.Http;

/// <summary>
/// The proxy of the environment, except for the hosts of NO_PROXY: '*' for all, names with all names below them,
/// addresses, and blocks of addresses (10.0.0.0/8), each also with a port. .NET itself knows only whole names.
/// </summary>
internal sealed class NoProxyList(string list, IWebProxy proxy) : IWebProxy
{
    private static readonly char[] Separators = [',', ' ', '\t'];

    private readonly string[] _entries = list.Split(
        Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    /// <summary>The proxy of this process; null if NO_PROXY is empty, so that .NET's own proxy is right.</summary>
    public static NoProxyList? FromEnvironment()
    {
        var list = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY");
        return string.IsNullOrWhiteSpace(list) ? null : new NoProxyList(list, HttpClient.DefaultProxy);
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host)
    {
        var name = host.IdnHost.Trim('[', ']').TrimEnd('.');
        return _entries is ["*"] || Array.Exists(_entries, entry => Matches(entry, name, host.Port))
            || proxy.IsBypassed(host);
    }

    private static bool Matches(string entry, string host, int port)
    {
        var (place, wanted) = SplitPort(entry);
        if (wanted is not null && wanted != port)
            return false;
        if (IPAddress.TryParse(host, out var address))
        {
            return place.Contains('/', StringComparison.Ordinal)
                ? IPNetwork.TryParse(place, out var block) && block.Contains(address)
                : IPAddress.TryParse(place, out var one) && one.Equals(address);
        }

        place = place.TrimStart('.').TrimEnd('.');
        return place.Length > 0 && host.EndsWith(place, StringComparison.OrdinalIgnoreCase)
            && (host.Length == place.Length || host[^(place.Length + 1)] == '.');
    }

    private static (string Place, int? Port) SplitPort(string entry)
    {
        var colon = entry.LastIndexOf(':');
        // More than one colon without brackets means an IPv6 address.
        var hasPort = colon > 0 && (entry[colon - 1] == ']' || entry.IndexOf(':', StringComparison.Ordinal) == colon)
            && int.TryParse(entry.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return hasPort
            ? (entry[..colon].Trim('[', ']'), int.Parse(entry.AsSpan(colon + 1), CultureInfo.InvariantCulture))
            : (entry.Trim('[', ']'), null);
    }
}
