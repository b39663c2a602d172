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
/// The parameters of every cmdlet that fetches; the names and meanings are those of Invoke-WebRequest.
/// </summary>
public abstract partial class FetchCmdlet : AsyncCmdlet
{
    /// <summary>Headers for every request.</summary>
    [Parameter]
    public IDictionary? Headers { get; set; }

    /// <summary>The User-Agent header.</summary>
    [Parameter]
    public string? UserAgent { get; set; }

    /// <summary>Who asks.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>How the credential or token is sent.</summary>
    [Parameter]
    public LinkAuthentication Authentication { get; set; }

    /// <summary>The token for Bearer and OAuth.</summary>
    [Parameter]
    public SecureString? Token { get; set; }

    /// <summary>Ask as the user who runs this.</summary>
    [Parameter]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>Send credentials over plain http all the same.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Keep Authorization along the redirects of a page that was named; never from https to http.</summary>
    [Parameter]
    public SwitchParameter PreserveAuthorizationOnRedirect { get; set; }

    /// <summary>A session of Invoke-WebRequest: its headers, cookies, credentials, certificates, proxy.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? WebSession { get; set; }

    /// <summary>The client certificate.</summary>
    [Parameter]
    public X509Certificate? Certificate { get; set; }

    /// <summary>Accept any server certificate.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>The TLS versions allowed.</summary>
    [Parameter]
    public SslProtocols SslProtocol { get; set; }

    /// <summary>The proxy.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Who asks the proxy.</summary>
    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Ask the proxy as the user who runs this.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Use no proxy, not even that of the environment.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>The HTTP version asked for.</summary>
    [Parameter]
    [HttpVersionTransformation]
    [ArgumentCompleter(typeof(HttpVersionCompleter))]
    public Version? HttpVersion { get; set; }

    /// <summary>The most redirects followed for one page.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRedirection { get; set; } = 10;

    /// <summary>The most times a page is tried again.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRetryCount { get; set; } = 2;

    /// <summary>Seconds before the first retry; doubled with each further one.</summary>
    [Parameter]
    [ValidateRange(0d, 2_000_000d)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>Seconds for a page, from connecting to its last byte; 0 for no limit.</summary>
    [Parameter]
    [ValidateRange(0d, 2_000_000d)]
    public double TimeoutSec { get; set; } = 30;

    /// <summary>The least milliseconds between the starts of two requests to one host.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int DelayMilliseconds { get; set; }

    /// <summary>Let pages lead to private, loopback and link-local addresses that nobody named.</summary>
    [Parameter]
    public SwitchParameter AllowPrivateNetwork { get; set; }

    /// <summary>True when credentials are sent unasked, and so must not travel unencrypted.</summary>
    private protected bool SendsCredentials => Authentication != LinkAuthentication.None;

    /// <summary>
    /// Checks the parameters against each other, one error id for each conflict, and gives what they mean.
    /// </summary>
    private protected FetchOptions BuildFetchOptions()
    {
        Check(
            SendsCredentials && UseDefaultCredentials, ErrorId.AuthenticationConflict,
            "-Authentication and -UseDefaultCredentials exclude each other: give one of them.");
        Check(
            Authentication == LinkAuthentication.Basic && Credential is null, ErrorId.CredentialNotSupplied,
            "-Authentication Basic needs -Credential.");
        Check(
            Authentication is LinkAuthentication.Bearer or LinkAuthentication.OAuth && Token is null,
            ErrorId.TokenNotSupplied, $"-Authentication {Authentication} needs -Token, a SecureString.");
        Check(
            Authentication is LinkAuthentication.None or LinkAuthentication.Basic
                && Token is not null, ErrorId.TokenNotUsed,
            "-Token goes with -Authentication Bearer or OAuth.");
        Check(
            UseDefaultCredentials && Credential is not null, ErrorId.CredentialConflict,
            "-Credential and -UseDefaultCredentials exclude each other: give one of them.");
        Check(
            NoProxy
                && Proxy is not null, ErrorId.ProxyConflict, "-NoProxy and -Proxy exclude each other: give one of "
                + "them.");
        Check(
            ProxyUseDefaultCredentials && ProxyCredential is not null, ErrorId.ProxyCredentialConflict,
            "-ProxyCredential and -ProxyUseDefaultCredentials exclude each other: give one of them.");
        Check(
            (ProxyCredential is not null || ProxyUseDefaultCredentials) && Proxy is null, ErrorId.ProxyNotSupplied,
            "-ProxyCredential and -ProxyUseDefaultCredentials need -Proxy.");
        Check(
            HttpVersion is not null && HttpVersion.Major is < 1 or > 3, ErrorId.HttpVersionNotSupported,
            $"-HttpVersion {HttpVersion} is none of 1.0, 1.1, 2.0 and 3.0.");

        Check(
            Proxy is not null && !IsProxy(Proxy), ErrorId.InvalidProxy,
            $"-Proxy '{UserParts.Mask($"{Proxy}")}' is not the URL of a proxy. Give one like "
            + "http://proxy.example:8080; https, socks4, socks4a and socks5 do, too.",
            UserParts.Mask($"{Proxy}"));

        Check(
            WebSession is not null && SessionVariable is not null, ErrorId.SessionConflict,
            "-WebSession and -SessionVariable exclude each other: give one of them.");
        var found = FindCertificate();
        var session = SessionVariable is not null
            ? MakeSession()
            : WebSession is null ? null : WebSessionReader.Read(WebSession);
        Check(
            WebSession is not null && session is null, ErrorId.InvalidWebSession,
            "-WebSession is no session of Invoke-WebRequest: it has none of the properties of one. Make one with "
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

    /// <summary>Ends the cmdlet with a terminating error when <paramref name="isWrong"/>.</summary>
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
                $"The header '{name}' {problem}. Give names and values that can stand in one line of a request.", name);
            Check(
                !SkipHeaderValidation && value.Length > 0 && !HeaderRules.IsOfContent(name)
                    && !HeaderRules.IsWellFormed(name, value),
                ErrorId.InvalidHeader,
                $"The header '{name}' has a value that does not have the form of this header. Correct it, or use "
                + "-SkipHeaderValidation to send it as it is.",
                name);
            if (HeaderRules.IsOfContent(name))
                WriteVerbose($"The header {name} is not sent: it speaks of a body, and a request for a page has none.");
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
