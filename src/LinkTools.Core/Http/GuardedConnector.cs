using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Opens every connection of a run, and checks the address that is really used. So neither a redirect nor a DNS answer
/// that changes can lead to an address that is not allowed.
/// </summary>
internal sealed class GuardedConnector(FetchOptions options)
{
    private readonly ProxyFinder _proxies = new(options);
    private readonly ConcurrentDictionary<string, AddressClasses> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Place, AddressClasses> _reached = new();

    /// <summary>
    /// The class of the address that answered <paramref name="url"/>. If there are several, or a proxy does not say it,
    /// the most public class that is possible.
    /// </summary>
    public AddressClass ClassOf(WebUrl url, RequestRoute route) =>
        _reached.TryGetValue(new Place(HostOf(url.Host), url.Port, route.Pool), out var classes)
            ? classes.MostOpen
            : KnownClassOf(url) ?? AddressClass.Public;

    /// <summary>
    /// False if a request must not be sent, as far as this is known before the connection. Behind a proxy, which opens
    /// the connection itself, nothing more is known later.
    /// </summary>
    public bool MayRequest(WebUrl url, RequestRoute route) =>
        options.AllowsPrivateNetwork || route.IsNamed || KnownClassOf(url) is not { } known
        || AddressGuard.Allows(known, route.From);

    /// <summary>Opens a connection, for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var place = context.DnsEndPoint;
        if (!_proxies.IsToProxy(context))
        {
            var route = RequestRoute.Of(context.InitialRequestMessage);
            var addresses = Permit(
                place.Host, await ResolveAsync(place.Host, stop).ConfigureAwait(false), route);
            var socket = await ConnectAsync(addresses, place.Port, stop).ConfigureAwait(false);
            var reached = options.AddressClassifier(((IPEndPoint)socket.RemoteEndPoint!).Address);
            _reached.AddOrUpdate(
                new Place(HostOf(place.Host), place.Port, route.Pool), AddressClasses.Of(reached),
                (_, before) => before | AddressClasses.Of(reached));
            return new NetworkStream(socket, ownsSocket: true);
        }

        try
        {
            // The user chose the proxy, so its address is allowed, but only as a proxy.
            var addresses = await ResolveAsync(place.Host, stop).ConfigureAwait(false);
            return new NetworkStream(
                await ConnectAsync(addresses, place.Port, stop).ConfigureAwait(false), ownsSocket: true);
        }
        catch (SocketException exception)
        {
            throw new ProxyUnreachableException(
                $"the proxy {place.Host}:{place.Port} cannot be reached: {exception.Message}", exception);
        }
    }

    private AddressClass? KnownClassOf(WebUrl url)
    {
        var known = AddressGuard.ClassOfName(url.Host, options.AddressClassifier);
        if (!AddressGuard.IsName(url.Host) || known == AddressClass.Metadata)
            return known;
        // The name is looked up only if there is no proxy. Then the address says more than the name.
        var isProxied = url.ToUri() is { } uri && _proxies.ProxyOf(uri) is not null;
        return isProxied ? known : null;
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken stop) =>
        IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await options.Resolver(host, stop).ConfigureAwait(false);

    private IPAddress[] Permit(string host, IPAddress[] addresses, RequestRoute route)
    {
        if (options.AllowsPrivateNetwork || addresses.Length == 0)
            return addresses;
        Predicate<AddressClass> isAllowed = target => AddressGuard.Allows(target, route.From);
        if (route.IsNamed)
        {
            // A host keeps the class of its addresses from when the user named it. Otherwise, DNS could later lead to
            // addresses that the user never meant.
            var named = _named.GetOrAdd(
                HostOf(host), static (_, all) => all, AddressClasses.Of(addresses, options.AddressClassifier));
            isAllowed = target => target == AddressClass.Public || named.Contains(target);
        }

        var allowed = Array.FindAll(addresses, address => isAllowed(options.AddressClassifier(address)));
        return allowed.Length > 0
            ? allowed
            : throw new AddressNotAllowedException(host, addresses[0], route.IsNamed);
    }

    private static async Task<Socket> ConnectAsync(IPAddress[] addresses, int port, CancellationToken stop)
    {
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop).ConfigureAwait(false);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string HostOf(string host) => host.Trim('[', ']');

    /// <summary>The addresses that were reached, by the connection pool that reached them.</summary>
    private sealed record Place(string Host, int Port, int Pool);
}
