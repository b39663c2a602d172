using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LinkTools.TestSite.Hostile;

/// <summary>Handshakes that should fail, and the certificates for them, made on the spot.</summary>
internal static class TlsScripts
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly Lazy<X509Certificate2> LazyExpired = new(() => MakeCertificate("127.0.0.1", Now.AddYears(-2), Now.AddYears(-1)));
    private static readonly Lazy<X509Certificate2> LazySelfSigned = new(() => MakeCertificate("127.0.0.1", Now.AddDays(-1), Now.AddDays(1)));
    private static readonly Lazy<X509Certificate2> LazyOtherHost = new(() => MakeCertificate("other.example", Now.AddDays(-1), Now.AddDays(1)));

    public static X509Certificate2 Expired => LazyExpired.Value;

    public static X509Certificate2 SelfSigned => LazySelfSigned.Value;

    public static X509Certificate2 OtherHost => LazyOtherHost.Value;

    /// <summary>A certificate that nobody vouches for.</summary>
    private static X509Certificate2 MakeCertificate(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (System.Net.IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(from, until);
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }

    /// <summary>A listener's script: a handshake with this certificate, then a good page, or what <paramref name="after"/> says.</summary>
    public static Func<Socket, CancellationToken, Task> Serve(X509Certificate2 certificate, Func<Wire, Task>? after = null, bool isHttp2 = false) => async (socket, stop) =>
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
    public static async Task StallAsync(Socket socket, CancellationToken stop) => await Task.Delay(Timeout.Infinite, stop);
}
