using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>How pages are fetched. Immutable; all pages of a run share it.</summary>
public sealed record FetchOptions
{
    /// <summary>What documents are read as if their name or type does not say it; null for HTML.</summary>
    public DocumentKind? ReadAs { get; init; }

    /// <summary>
    /// The timeout of one page: connect, headers, body, redirects and retries together; InfiniteTimeSpan for none.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The timeout until the headers of a response, including the connection, for each request.</summary>
    public TimeSpan ConnectionTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The timeout for each read of a body.</summary>
    public TimeSpan OperationTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Follows redirects from https to http.</summary>
    public bool AllowsInsecureRedirect { get; init; } = true;

    /// <summary>Ask the server to close each connection after one response.</summary>
    public bool DisablesKeepAlive { get; init; }

    /// <summary>Requests in flight to one host.</summary>
    public int HostThrottleLimit { get; init; } = 8;

    /// <summary>The shortest time between the starts of two requests to one host.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The largest body that is read, in bytes after decompression.</summary>
    public long MaximumPageBytes { get; init; } = 16 << 20;

    /// <summary>
    /// Return what was read of a page before a limit, a timeout or a reset, together with its failure.
    /// </summary>
    public bool AllowsPartial { get; init; }

    /// <summary>The most redirects that are followed for one page.</summary>
    public int MaximumRedirection { get; init; } = 10;

    /// <summary>How often a page is retried after a transient failure.</summary>
    public int MaximumRetryCount { get; init; } = 2;

    /// <summary>The pause before the first retry; it doubles with each further one.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Read a page with an error status as if the request had succeeded.</summary>
    public bool SkipsHttpErrorCheck { get; init; }

    /// <summary>The User-Agent header: honest, with the project's name.</summary>
    public string UserAgent { get; init; } = DefaultUserAgent;

    /// <summary>
    /// Headers sent with every request; those that may be secret (<see cref="HeaderRules.IsSecret"/>) only to the
    /// origins the user named.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The whole Authorization header, sent to the origins that the user named; null for none.</summary>
    public string? Authorization { get; init; }

    /// <summary>
    /// Answers challenges (Basic, Digest, Negotiate) of the origins that the user named; null for none.
    /// </summary>
    public ICredentials? Credentials { get; init; }

    /// <summary>
    /// Send a user name and password even if anybody on the way can read them: over http, as Basic (RFC 7617).
    /// </summary>
    public bool AllowsUnencryptedAuthentication { get; init; }

    /// <summary>
    /// Keep the Authorization header when a page that the user named redirects to another origin; never from https to
    /// http.
    /// </summary>
    public bool PreservesAuthorizationOnRedirect { get; init; }

    /// <summary>
    /// The session that the run takes cookies from, and that gets the cookies of the run when it ends; null for none.
    /// </summary>
    public CookieContainer? Cookies { get; init; }

    /// <summary>The certificates that are sent to the hosts that the user named.</summary>
    public X509CertificateCollection ClientCertificates { get; init; } = [];

    /// <summary>Accepts every server certificate.</summary>
    public bool SkipsCertificateCheck { get; init; }

    /// <summary>The TLS versions that are allowed; None for the system's choice.</summary>
    public SslProtocols SslProtocols { get; init; }

    /// <summary>The proxy; null for that of the environment.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Uses no proxy, not even that of the environment.</summary>
    public bool BypassesProxy { get; init; }

    /// <summary>The HTTP version of the requests.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>Let pages lead to private, loopback and link-local addresses that the user did not name.</summary>
    public bool AllowsPrivateNetwork { get; init; }

    /// <summary>Distinguishes public addresses from private ones.</summary>
    internal Func<IPAddress, AddressClass> AddressClassifier { get; init; } = AddressGuard.Classify;

    /// <summary>Looks up the addresses of a host.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolver { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>
    /// Called with the certificate of each server: the origin, and when it expires; null if nobody needs it.
    /// </summary>
    internal Action<string, DateTimeOffset>? OnCertificate { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The jitter of retries: random numbers from 0 to 1.</summary>
    public Func<double> Randomizer { get; init; } = Random.Shared.NextDouble;

    /// <summary>The default User-Agent header.</summary>
    public static string DefaultUserAgent { get; } =
        $"LinkTools/{typeof(FetchOptions).Assembly.GetName().Version!.ToString(3)} "
            + "(+https://github.com/linktools/linktools)";
}
