using System.Globalization;
using System.Net.Sockets;

namespace LinkTools.TestSite.Hostile;

/// <summary>Servers with every known fault, on free loopback ports, each fault at its own URL.</summary>
public sealed class HostileServer : IAsyncDisposable
{
    private readonly List<RawListener> _listeners = [];
    private readonly Dictionary<string, Func<Wire, Task>> _scripts = new(StringComparer.Ordinal);
    private readonly List<HostileScenario> _scenarios = [];

    private HostileServer()
    {
        var plain = Listen(ServeAsync);
        foreach (var (name, expected, script) in Scripts)
        {
            var path = "/" + name.Replace(' ', '-').Replace(":", "", StringComparison.Ordinal);
            _scripts.Add(path, script);
            _scenarios.Add(new HostileScenario(name, $"http://127.0.0.1:{plain.Port}{path}", expected));
        }

        // A host that asks for a pause gets it for all its pages, so each of these is a separate host.
        foreach (var (name, expected, script) in RestScripts.All)
            AddAlone(name, expected, script, System.Net.IPAddress.Loopback);
        AddAlone("a flood of cookies", null, CookieScripts.FloodAsync, System.Net.IPAddress.Parse("127.0.0.2"));
        _scripts.Add("/good", wire => wire.RespondAsync("200 OK\r\nContent-Type: text/html"));
        AddRedirectChains(plain.Port);
        AddHandshakes();
        if (Socket.OSSupportsIPv6)
            _scenarios.Add(
                new HostileScenario(
                    "an IPv6 literal",
                    $"http://[::1]:{Listen(ServeAsync, System.Net.IPAddress.IPv6Loopback).Port}/good", null));
        _scenarios.Add(
            new HostileScenario(
                "closed at accept", $"http://127.0.0.1:{Listen((_, _) => Task.CompletedTask).Port}/",
                "ConnectionReset"));
        _scenarios.Add(
            new HostileScenario("a host that does not exist", "http://no-such-host.invalid/", "NameResolution"));
        _scenarios.Add(
            new HostileScenario("a port that refuses", $"http://127.0.0.1:{RefusedPort()}/", "ConnectionRefused"));
    }

    private static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> Scripts =>
    [
        .. HeaderScripts.All, .. BodyScripts.All, .. CodingScripts.All, .. FramingScripts.All, .. RedirectScripts.All,
        .. CookieScripts.All,
    ];

    /// <summary>All faults.</summary>
    public IReadOnlyList<HostileScenario> Scenarios => _scenarios;

    /// <summary>Connections that are open now.</summary>
    public int OpenConnections => _listeners.Sum(listener => listener.Open);

    /// <summary>Starts the servers.</summary>
    public static HostileServer Start() => new();

    public async ValueTask DisposeAsync()
    {
        foreach (var listener in _listeners)
            await listener.DisposeAsync();
    }

    private void AddAlone(string name, string? expected, Func<Wire, Task> script, System.Net.IPAddress address)
    {
        var listener = Listen(
            async (socket, stop) =>
            {
                await using var stream = new NetworkStream(socket);
                var wire = new Wire(stream, socket, stop);
                if (await wire.ReadRequestAsync() is not null)
                    await script(wire);
            },
            address);
        _scenarios.Add(new HostileScenario(name, $"http://{address}:{listener.Port}/", expected));
    }

    private void AddRedirectChains(int port)
    {
        _scenarios.Add(
            new HostileScenario("a thousand redirects", $"http://127.0.0.1:{port}/hop/1000", "TooManyRedirects"));
        _scenarios.Add(
            new HostileScenario("a circle of two redirects", $"http://127.0.0.1:{port}/circle/0", "TooManyRedirects"));
    }

    private void AddHandshakes()
    {
        AddTls("an expired certificate", "TlsFailure", TlsScripts.Serve(Certificates.Expired));
        AddTls("a self-signed certificate", "TlsFailure", TlsScripts.Serve(Certificates.SelfSigned));
        AddTls("a certificate for another host", "TlsFailure", TlsScripts.Serve(Certificates.OtherHost));
        AddTls("a handshake that stalls", "Timeout", TlsScripts.StallAsync);
        foreach (var (name, expected, script) in Http2Scripts.All)
        {
            var listener = Listen(TlsScripts.Serve(Certificates.SelfSigned, script, isHttp2: true));
            _scenarios.Add(
                new HostileScenario(name, $"https://127.0.0.1:{listener.Port}/", expected) { NeedsHttp2 = true });
        }

        void AddTls(string name, string expected, Func<Socket, CancellationToken, Task> script) =>
            _scenarios.Add(new HostileScenario(name, $"https://127.0.0.1:{Listen(script).Port}/", expected));
    }

    private RawListener Listen(Func<Socket, CancellationToken, Task> script, System.Net.IPAddress? address = null)
    {
        var listener = new RawListener(script, address);
        _listeners.Add(listener);
        return listener;
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        await using var stream = new NetworkStream(socket);
        var wire = new Wire(stream, socket, stop);
        if (await wire.ReadRequestAsync() is not { } target)
            return;
        var path = target.Split('?')[0];
        if (_scripts.TryGetValue(path, out var script))
            await script(wire);
        else if (path.StartsWith("/hop/", StringComparison.Ordinal))
            await RedirectScripts.RedirectAsync(wire, $"/hop/{int.Parse(path[5..], CultureInfo.InvariantCulture) - 1}");
        else if (path.StartsWith("/circle/", StringComparison.Ordinal))
            await RedirectScripts.RedirectAsync(wire, path.EndsWith('0') ? "/circle/1" : "/circle/0");
        else
            await wire.RespondAsync("404 Not Found");
        // Let the client read everything before the socket is closed, because closing with unread input would cause a
        // reset.
        if (socket.Connected)
            socket.Shutdown(SocketShutdown.Send);
    }

    private static int RefusedPort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
