using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LinkTools.Core.Http;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// The parameters of every cmdlet that sends requests. Names and meanings are those of Invoke-WebRequest.
/// </summary>
public abstract partial class FetchCmdlet : AsyncCmdlet
{
    /// <summary>Headers for every request.</summary>
    [Parameter]
    public IDictionary? Headers { get; set; }

    /// <summary>The User-Agent header.</summary>
    [Parameter]
    public string? UserAgent { get; set; }

    /// <summary>The user name and password for the server.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>How the credential or the token is sent.</summary>
    [Parameter]
    public LinkAuthentication Authentication { get; set; }

    /// <summary>The token for Bearer and OAuth.</summary>
    [Parameter]
    public SecureString? Token { get; set; }

    /// <summary>Sends the credentials of the current user when the server asks.</summary>
    [Parameter]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>Sends credentials over plain http as well.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Keeps Authorization when a given page redirects to another origin; never from https to http.</summary>
    [Parameter]
    public SwitchParameter PreserveAuthorizationOnRedirect { get; set; }

    /// <summary>A session of Invoke-WebRequest: its headers, cookies, credentials, certificates, proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? WebSession { get; set; }

    /// <summary>The client certificate.</summary>
    [Parameter]
    public X509Certificate? Certificate { get; set; }

    /// <summary>Accepts every server certificate.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>The TLS versions that are allowed.</summary>
    [Parameter]
    public SslProtocols SslProtocol { get; set; }

    /// <summary>The proxy.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password for the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Sends the credentials of the current user to the proxy.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Uses no proxy, not even that of the environment.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The HTTP version of the requests.</summary>
    [Parameter]
    [HttpVersionTransformation]
    [ArgumentCompleter(typeof(HttpVersionCompleter))]
    public Version? HttpVersion { get; set; }

    /// <summary>The most redirects that are followed for one page.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRedirection { get; set; } = 10;

    /// <summary>How often a request is tried again.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>Seconds before the first retry; doubled with each further retry.</summary>
    [Parameter]
    [ValidateRange(0d, 2_000_000d)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>Seconds for a page, from connecting to its last byte; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0d, 2_000_000d)]
    public double TimeoutSec { get; set; } = 30;

    /// <summary>The shortest time between the starts of two requests to one host, in milliseconds.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int DelayMilliseconds { get; set; }

    /// <summary>Lets pages lead to private, loopback and link-local addresses that the user did not name.</summary>
    [Parameter]
    public SwitchParameter AllowPrivateNetwork { get; set; }

    /// <summary>
    /// True if credentials are sent without waiting for a challenge, so the connection must be encrypted.
    /// </summary>
    private protected bool SendsCredentials => Authentication != LinkAuthentication.None;

    /// <summary>
    /// Checks the parameters against each other, with one error id for each conflict, and returns the options.
    /// </summary>
    private protected FetchOptions BuildFetchOptions()
    {
        Check(
            SendsCredentials && UseDefaultCredentials, ErrorId.AuthenticationConflict,
            "-Authentication and -UseDefaultCredentials cannot be combined: give one of them.");
        Check(
            Authentication == LinkAuthentication.Basic && Credential is null, ErrorId.CredentialNotSupplied,
            "-Authentication Basic needs -Credential.");
        Check(
            Authentication is LinkAuthentication.Bearer or LinkAuthentication.OAuth && Token is null,
            ErrorId.TokenNotSupplied, $"-Authentication {Authentication} needs -Token, a SecureString.");
        Check(
            Authentication is LinkAuthentication.None or LinkAuthentication.Basic
                && Token is not null, ErrorId.TokenNotUsed,
            "-Token needs -Authentication Bearer or OAuth.");
        Check(
            UseDefaultCredentials && Credential is not null, ErrorId.CredentialConflict,
            "-Credential and -UseDefaultCredentials cannot be combined: give one of them.");
        Check(
            NoProxy
                && Proxy is not null, ErrorId.ProxyConflict, "-NoProxy and -Proxy cannot be combined: give one of "
                + "them.");
        Check(
            ProxyUseDefaultCredentials && ProxyCredential is not null, ErrorId.ProxyCredentialConflict,
            "-ProxyCredential and -ProxyUseDefaultCredentials cannot be combined: give one of them.");
        Check(
            (ProxyCredential is not null || ProxyUseDefaultCredentials) && Proxy is null, ErrorId.ProxyNotSupplied,
            "-ProxyCredential and -ProxyUseDefaultCredentials need -Proxy.");
        Check(
            HttpVersion is not null && HttpVersion.Major is < 1 or > 3, ErrorId.HttpVersionNotSupported,
            $"-HttpVersion {HttpVersion} is not 1.0, 1.1, 2.0 or 3.0.");

        Check(
            Proxy is not null && !IsProxy(Proxy), ErrorId.InvalidProxy,
            $"-Proxy '{UserParts.Mask($"{Proxy}")}' is not the URL of a proxy. Give one like "
            + "http://proxy.example:8080; https, socks4, socks4a and socks5 also work.",
            UserParts.Mask($"{Proxy}"));

        Check(
            WebSession is not null && SessionVariable is not null, ErrorId.SessionConflict,
            "-WebSession and -SessionVariable cannot be combined: give one of them.");
        var found = FindCertificate();
        var session = SessionVariable is not null
            ? MakeSession()
            : WebSession is null ? null : WebSessionReader.Read(WebSession);
        Check(
            WebSession is not null && session is null, ErrorId.InvalidWebSession,
            "-WebSession is not a session of Invoke-WebRequest: it has none of its properties. Create one with "
            + "Invoke-WebRequest -SessionVariable.",
            WebSession);
        IReadOnlyList<KeyValuePair<string, string>> headers = [
            .. session?.Headers ?? [], .. WebSessionReader.ReadHeaders(Headers)];
        var authorization = AuthorizationHeader();
        var agent = UserAgent ?? session?.UserAgent;
        CheckHeaders([.. headers, new("User-Agent", agent ?? ""), new("Authorization", authorization ?? "")]);
        return new FetchOptions
        {
            Timeout = TimeoutSec == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(TimeoutSec),
            Delay = TimeSpan.FromMilliseconds(DelayMilliseconds),
            MaximumRedirection = IsGiven(nameof(MaximumRedirection)) ? MaximumRedirection : session?.MaximumRedirection
                ?? MaximumRedirection,
            MaximumRetryCount = IsGiven(nameof(MaximumRetryCount)) ? MaximumRetryCount : session?.MaximumRetryCount
                ?? MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(
                IsGiven(nameof(RetryIntervalSec)) ? RetryIntervalSec : session?.RetryIntervalSec ?? RetryIntervalSec),
            UserAgent = agent ?? FetchOptions.DefaultUserAgent,
            Headers = [.. headers.Where(header => !HeaderRules.IsOfContent(header.Key))],
            Authorization = authorization,
            Credentials = SendsCredentials
                ? null
                : UseDefaultCredentials ? CredentialCache.DefaultCredentials : Credential?.GetNetworkCredential()
                ?? session?.Credentials,
            AllowsUnencryptedAuthentication = AllowUnencryptedAuthentication,
            PreservesAuthorizationOnRedirect = PreserveAuthorizationOnRedirect,
            Cookies = session?.Cookies,
            ClientCertificates = (found ?? Certificate) is { } own ? [own] : session?.Certificates ?? [],
            ConnectionTimeout = LimitOf(ConnectionTimeoutSeconds),
            OperationTimeout = LimitOf(OperationTimeoutSeconds),
            AllowsInsecureRedirect = AllowInsecureRedirect,
            DisablesKeepAlive = DisableKeepAlive,
            SkipsCertificateCheck = SkipCertificateCheck,
            SslProtocols = SslProtocol,
            Proxy = Proxy is null ? session?.Proxy : new WebProxy(Proxy)
            {
                UseDefaultCredentials = ProxyUseDefaultCredentials,
                Credentials = ProxyCredential?.GetNetworkCredential()
                    ?? (ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials : UserOf(Proxy)),
            },
            BypassesProxy = NoProxy,
            HttpVersion = HttpVersion ?? System.Net.HttpVersion.Version11,
            AllowsPrivateNetwork = AllowPrivateNetwork,
        };
    }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <summary>Ends the cmdlet with a terminating error if <paramref name="isWrong"/>.</summary>
    private protected void Check(bool isWrong, ErrorId id, string message, object? target = null)
    {
        if (isWrong)
            ThrowTerminatingError(Errors.InvalidParameter(id, message, target));
    }

    private void CheckHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
        {
            var problem = HeaderRules.FindProblem(name, value);
            Check(
                problem is not null, ErrorId.InvalidHeader,
                $"The header '{name}' {problem}. Give names and values that fit in one line of a request.", name);
            Check(
                !SkipHeaderValidation && value.Length > 0 && !HeaderRules.IsOfContent(name)
                    && !HeaderRules.IsWellFormed(name, value),
                ErrorId.InvalidHeader,
                $"The header '{name}' has a value that does not have the form of this header. Correct it, or use "
                + "-SkipHeaderValidation to send it as it is.",
                name);
            if (HeaderRules.IsOfContent(name))
                WriteVerbose($"The header {name} is not sent: it describes a body, and a request for a page has none.");
        }
    }

    private static bool IsProxy(Uri proxy) =>
        proxy.IsAbsoluteUri && (proxy.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5");

    private static NetworkCredential? UserOf(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0)
            return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private string? AuthorizationHeader() => Authentication switch
    {
        LinkAuthentication.Basic =>
            "Basic " + Convert.ToBase64String(
                System.Text.Encoding.UTF8.GetBytes(
                    $"{Credential!.UserName}:{Credential.GetNetworkCredential().Password}")),
        LinkAuthentication.Bearer or LinkAuthentication.OAuth => "Bearer " + new NetworkCredential("", Token).Password,
        _ => null,
    };
}
