using System.Net;
using System.Net.Security;
using System.Text;

namespace LinkTools.Core.Http;

/// <summary>Builds the one connection pool of a run from its options.</summary>
internal static class HttpClients
{
    /// <summary>Response headers larger than this, in KiB, are an invalid response.</summary>
    private const int MaximumHeaderKibibytes = 64;

    /// <summary>
    /// What is left of a body nobody wants is read to this length, to keep the connection; beyond, it is closed.
    /// </summary>
    private const int MaximumDrainBytes = 64 << 10;

    public static HttpMessageInvoker Create(FetchOptions options, TrustedOrigins trusted, GuardedConnector connector)
    {
        NameProxies(options, trusted);
        var handler = CreateHandler(options, trusted, connector);
        if (options.ClientCertificates.Count == 0)
            return new HttpMessageInvoker(handler);
        var certified = CreateHandler(options, trusted, connector);
        certified.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => options.ClientCertificates[0];
        return new HttpMessageInvoker(new CertificateHandler(handler, certified, trusted));
    }

    private static SocketsHttpHandler CreateHandler(
        FetchOptions options, TrustedOrigins trusted, GuardedConnector connector)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            ConnectCallback = connector.ConnectAsync,
            MaxResponseHeadersLength = MaximumHeaderKibibytes,
            MaxResponseDrainSize = MaximumDrainBytes,
            ResponseDrainTimeout = TimeSpan.FromMilliseconds(200),
            // Throttling is the scheduler's; a second limit here would only hide waiting inside a page's deadline.
            MaxConnectionsPerServer = int.MaxValue,
            // Servers write addresses outside ASCII into Location as they come; Latin-1 keeps the bytes.
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            UseProxy = !options.BypassesProxy,
            Proxy = options.Proxy,
            Credentials = options.Credentials is { } credentials
                ? new OriginBoundCredentials(credentials, trusted)
                : null,
            EnableMultipleHttp2Connections = true,
        };
        handler.SslOptions.EnabledSslProtocols = options.SslProtocols;
        if (options.SkipsCertificateCheck)
        {
#pragma warning disable CA5359 // This is what the parameter is for, and its name says so.
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return handler;
    }

    // Whoever sets a proxy has named its host.
    private static void NameProxies(FetchOptions options, TrustedOrigins trusted)
    {
        var proxy = options.BypassesProxy ? null : options.Proxy ?? HttpClient.DefaultProxy;
        foreach (var probe in proxy is null
            ? []
            : new[] { new Uri("http://proxy.invalid/"), new Uri("https://proxy.invalid/") })
        {
            if (proxy!.GetProxy(probe) is { } address && address != probe)
                trusted.TrustHost(address.Host);
        }
    }

    /// <summary>Credentials that answer the challenges of the origins that the user named, and nobody else's.</summary>
    private sealed class OriginBoundCredentials(ICredentials credentials, TrustedOrigins trusted) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            trusted.ContainsOrigin(uri) ? credentials.GetCredential(uri, authType) : null;
    }
}
