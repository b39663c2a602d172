using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Creates the connection pools of a run from its options.</summary>
internal static class HttpClients
{
    /// <summary>Response headers larger than this, in KiB, are an invalid response.</summary>
    private const int MaximumHeaderKibibytes = 64;

    /// <summary>
    /// How much of an unwanted body is read to keep the connection; if there is more, the connection is closed.
    /// </summary>
    private const int MaximumDrainBytes = 32 << 10;

    public static HttpMessageInvoker Create(
        FetchOptions options, GuardedConnector connector, CertificateRequests certificates) =>
        new(new ConnectionPools(isNamed => CreateHandler(options, connector, certificates, isNamed)));

    private static SocketsHttpHandler CreateHandler(
        FetchOptions options, GuardedConnector connector, CertificateRequests certificates, bool isNamed)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectCallback = connector.ConnectAsync,
            PlaintextStreamFilter = (context, _) =>
            {
                ReportCertificate(options, context);
                return new ValueTask<Stream>(
                    context.NegotiatedHttpVersion.Major > 1
                        ? context.PlaintextStream
                        : new HeadStream(context.PlaintextStream));
            },
            MaxResponseHeadersLength = MaximumHeaderKibibytes,
            MaxResponseDrainSize = MaximumDrainBytes,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(200),
            // The scheduler limits concurrency. A second limit here would only hide waiting inside the timeout of a
            // page.
            MaxConnectionsPerServer = int.MaxValue,
            // Servers write URLs with non-ASCII characters into Location without encoding them; Latin-1 keeps the
            // bytes.
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            // A cookie is returned as it was received.
            RequestHeaderEncodingSelector = static (name, _) => name == "Cookie" ? Encoding.Latin1 : null,
            UseProxy = !options.BypassesProxy,
            Proxy = options.Proxy ?? (options.BypassesProxy ? null : NoProxyList.FromEnvironment()),
            Credentials = isNamed && options.Credentials is { } credentials
                ? new EncryptedOnly(credentials, options.AllowsUnencryptedAuthentication)
                : null,
            EnableMultipleHttp2Connections = true,
        };
        handler.SslOptions.EnabledSslProtocols = options.SslProtocols;
        var own = isNamed && options.ClientCertificates.Count > 0 ? options.ClientCertificates[0] : null;
        handler.SslOptions.LocalCertificateSelectionCallback = (_, host, _, remote, _) =>
        {
            // Called once before the handshake and, if the server asks for a certificate and got none, once more with
            // the server's certificate.
            if (remote is null)
                return null!;
            certificates.Add(host);
            return own!;
        };
        if (options.SkipsCertificateCheck)
        {
#pragma warning disable CA5359 // This is what the user asks for with the parameter.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return handler;
    }

    private static void ReportCertificate(FetchOptions options, SocketsHttpPlaintextStreamFilterContext context)
    {
        if (options.OnCertificate is { } report && context.PlaintextStream is SslStream stream
            && stream.RemoteCertificate is X509Certificate2 known
            && WebUrl.Parse(context.InitialRequestMessage.RequestUri!.AbsoluteUri) is { } url)
            report(url.Origin, known.NotAfter.ToUniversalTime());
    }

    /// <summary>
    /// Answers all challenges, but Basic (RFC 7617), which sends the password in clear, only over https.
    /// </summary>
    private sealed class EncryptedOnly(ICredentials credentials, bool allowsUnencrypted) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            allowsUnencrypted || uri.Scheme != Uri.UriSchemeHttp
            || !authType.Equals("Basic", StringComparison.OrdinalIgnoreCase)
                ? credentials.GetCredential(uri, authType)
                : null;
    }
}
