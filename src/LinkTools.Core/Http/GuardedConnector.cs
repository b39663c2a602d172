using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LinkTools.Core.Http;

/// <summary>
/// Makes every connection of a run, and looks at the address that is really used, so that neither a redirect nor a name
/// server that changes its mind leads anywhere it should not.
/// </summary>
internal sealed class GuardedConnector(TrustedOrigins trusted, FetchOptions options)
{
    /// <summary>On a request: the class of the address that the page leading here came from.</summary>
    public static readonly HttpRequestOptionsKey<AddressClass> From = new("LinkTools.From");

    private readonly ConcurrentDictionary<string, AddressClass> _classes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The class of the address a host was last reached at; public until known.</summary>
    public AddressClass ClassOf(string host) => _classes.GetValueOrDefault(host.Trim('[', ']'), AddressClass.Public);

    /// <summary>
    /// True when a request may go out at all. A connection that is already open, made for a page that was allowed to,
    /// is no way round the guard for one that is not.
    /// </summary>
    public bool MayRequest(string host, AddressClass from) =>
        options.AllowsPrivateNetwork || trusted.ContainsHost(host) || AddressGuard.Allows(ClassOf(host), from);

    /// <summary>Connects; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        try
        {
            return await ConnectToAsync(context, stop).ConfigureAwait(false);
        }
        catch (SocketException exception) when (IsProxy(context))
        {
            throw new ProxyUnreachableException(
                $"the proxy {context.DnsEndPoint.Host}:{context.DnsEndPoint.Port} cannot be reached: "
                + $"{exception.Message}",
                exception);
        }
    }

    // What is connected to is not what was asked for.
    private static bool IsProxy(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is { } uri
        && (
            uri.Port != context.DnsEndPoint.Port
            || !uri.IdnHost.Trim('[', ']').Equals(
                context.DnsEndPoint.Host.Trim('[', ']'), StringComparison.OrdinalIgnoreCase));

    private async Task<Stream> ConnectToAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host, stop).ConfigureAwait(false);
        if (!options.AllowsPrivateNetwork && !trusted.ContainsHost(host))
        {
            var from = context.InitialRequestMessage.Options.TryGetValue(From, out var known)
                ? known
                : AddressClass.Public;
            var allowed = Array.FindAll(
                addresses, address => AddressGuard.Allows(options.AddressClassifier(address), from));
            if (allowed.Length == 0 && addresses.Length > 0)
                throw new AddressNotAllowedException(host, addresses[0]);
            addresses = allowed;
        }

        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop).ConfigureAwait(false);
            _classes[host.Trim('[', ']')] = options.AddressClassifier(((IPEndPoint)socket.RemoteEndPoint!).Address);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
