using System.Net;
using System.Net.Sockets;

namespace LinkTools.TestSite.Hostile;

/// <summary>Accepts connections on a free loopback port and passes each to a script, until it is disposed.</summary>
internal sealed class RawListener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Socket, CancellationToken, Task> _script;
    private readonly Task _accepting;
    private int _open;

    public RawListener(Func<Socket, CancellationToken, Task> script, IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        _script = script;
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Open => Volatile.Read(ref _open);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or SocketException or ObjectDisposedException
                or InvalidOperationException)
        {
            // It was disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _open);
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                await _script(socket, _stop.Token);
            }
            catch (Exception exception) when (
                exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client has disconnected, as expected.
            }
        }

        Interlocked.Decrement(ref _open);
    }
}
