using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>How pages are fetched. Immutable; shared by all pages of a run.</summary>
public sealed record FetchOptions
{
    /// <summary>What documents are read as whose name or type does not say it; null for HTML.</summary>
    public DocumentKind? ReadAs { get; init; }

    /// <summary>
    /// The deadline of one page: connect, headers, body, redirects and retries together; InfiniteTimeSpan for none.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answer's headers may take, connecting included, for each request.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How long each read of a body may wait for bytes.</summary>
    public TimeSpan OperationTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Follow redirects from https to http.</summary>
    public bool AllowsInsecureRedirect { get; init; } = true;

    /// <summary>Ask for each connection to be closed after one answer.</summary>
    public bool DisablesKeepAlive { get; init; }

    /// <summary>Requests open at once to one host.</summary>
    public int HostThrottleLimit { get; init; } = 8;

    /// <summary>The least time between the starts of two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The largest body that is read, in bytes after decompression.</summary>
    public long MaximumPageBytes { get; init; } = 16 << 20;

    /// <summary>Give what was read of a page before a limit, a deadline or a reset, beside its failure.</summary>
    public bool AllowsPartial { get; init; }

    /// <summary>The most redirects that are followed for one page.</summary>
    public int MaximumRedirection { get; init; } = 10;

    /// <summary>The most times that a page is tried again after a failure that can heal.</summary>
    public int MaximumRetryCount { get; init; } = 2;

    /// <summary>The first pause before a retry; it doubles with each further one.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Read the page of an error status as if it were a success.</summary>
    public bool SkipsHttpErrorCheck { get; init; }

    /// <summary>The User-Agent header: honest, with the project's name.</summary>
    public string UserAgent { get; init; } = DefaultUserAgent;

    /// <summary>
    /// Headers sent with every request; those that may be secret (<see cref="HeaderRules.IsSecret"/>) only to the
    /// origins the user named.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The whole Authorization header, sent to the origins the user named; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>Answers challenges (Basic, Digest, Negotiate) of the origins the user named; null for none.</summary>
    public ICredentials? Credentials { get; init; }

    /// <summary>
    /// Send a user name and password that anybody on the way can read, too: over http, as Basic (RFC 7617).
    /// </summary>
    public bool AllowsUnencryptedAuthentication { get; init; }

    /// <summary>
    /// Keep the Authorization header along the redirects of a page that the user named; never from https to http.
    /// </summary>
    public bool PreservesAuthorizationOnRedirect { get; init; }

    /// <summary>
    /// The session whose cookies the run begins with, and which gets the run's cookies when it ends; null for none.
    /// </summary>
    public CookieContainer? Cookies { get; init; }

    /// <summary>Certificates shown to the hosts the user named.</summary>
    public X509CertificateCollection ClientCertificates { get; init; } = [];

    /// <summary>Accept any server certificate.</summary>
    public bool SkipsCertificateCheck { get; init; }

    /// <summary>The TLS versions allowed; None for the system's choice.</summary>
    public SslProtocols SslProtocols { get; init; }

    /// <summary>The proxy; null for what the environment says.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Ignore proxies, the environment's included.</summary>
    public bool BypassesProxy { get; init; }

    /// <summary>The HTTP version asked for.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>Let pages lead to private, loopback and link-local addresses that nobody named.</summary>
    public bool AllowsPrivateNetwork { get; init; }

    /// <summary>What tells public addresses from private ones.</summary>
    internal Func<IPAddress, AddressClass> AddressClassifier { get; init; } = AddressGuard.Classify;

    /// <summary>Looks up the addresses of a host.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>
    /// Told of each server's certificate: the origin, and when it ends; null when nobody wants to know.
    /// </summary>
    internal Action<string, DateTimeOffset>? OnCertificate { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where the jitter of retries comes from: numbers from 0 to 1.</summary>
    public Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    /// <summary>What is sent as User-Agent unless told otherwise.</summary>
    public static string DefaultUserAgent { get; } =
        $"LinkTools/{typeof(FetchOptions).Assembly.GetName().Version!.ToString(3)} "
            + "(+https://github.com/linktools/linktools)";
}
