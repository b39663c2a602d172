using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Makes every connection of a run, and looks at the address that is really used, so that neither a redirect nor a name
/// server that changes its mind leads anywhere it should not.
/// </summary>
internal sealed class GuardedConnector(FetchOptions options)
{
    private readonly ProxyFinder _proxies = new(options);
    private readonly ConcurrentDictionary<string, AddressClasses> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Place, AddressClasses> _reached = new();

    /// <summary>
    /// The class of the address that an answer of <paramref name="url"/> came from; where it came from several, or from
    /// a proxy that keeps it to itself, the most open that it can be.
    /// </summary>
    public AddressClass ClassOf(WebUrl url, RequestRoute route) =>
        _reached.TryGetValue(new Place(HostOf(url.Host), url.Port, route.Pool), out var classes)
            ? classes.MostOpen
            : KnownClassOf(url) ?? AddressClass.Public;

    /// <summary>
    /// False when a request must not go out, as far as that can be said before a connection is made. Behind a proxy,
    /// which connects by itself, it is all that can be said.
    /// </summary>
    public bool MayRequest(WebUrl url, RequestRoute route) =>
        options.AllowsPrivateNetwork || route.IsNamed || KnownClassOf(url) is not { } known
        || AddressGuard.Allows(known, route.From);

    /// <summary>Connects; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
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
            // Whoever sets a proxy means it, wherever it is; that names the proxy and nothing else there.
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
        // The name is looked up only where the host is asked itself; then the address says more than the name.
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
            // A host keeps the class of the addresses it had when it was named: a name server that gives others later
            // would lead where the user never meant to go.
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

    /// <summary>What was reached, by the pool of connections that reached it.</summary>
    private sealed record Place(string Host, int Port, int Pool);
}
