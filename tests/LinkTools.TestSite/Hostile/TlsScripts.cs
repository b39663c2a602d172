using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace LinkTools.TestSite.Hostile;

/// <summary>Handshakes that should fail.</summary>
internal static class TlsScripts
{
    /// <summary>
    /// The script of a listener: a handshake with this certificate, then a good page, or <paramref name="after"/>.
    /// </summary>
    public static Func<Socket, CancellationToken, Task> Serve(
        X509Certificate2 certificate, Func<Wire, Task>? after = null, bool isHttp2 = false) => async (socket, stop) =>
    {
        await using var tls = new SslStream(new NetworkStream(socket));
        await tls.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificate = certificate,
                ApplicationProtocols = isHttp2 ? [SslApplicationProtocol.Http2] : [SslApplicationProtocol.Http11],
            },
            stop);
        var wire = new Wire(tls, socket, stop);
        if (after is not null)
        {
            await after(wire);
            return;
        }

        await wire.ReadRequestAsync();
        await wire.RespondAsync("200 OK\r\nContent-Type: text/html");
    };

    /// <summary>A handshake that never answers.</summary>
    public static async Task StallAsync(Socket socket, CancellationToken stop) =>
        await Task.Delay(Timeout.Infinite, stop);
}
