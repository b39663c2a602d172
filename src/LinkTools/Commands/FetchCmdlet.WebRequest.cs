using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;

namespace LinkTools.Commands;

/// <content>Parameters that exist because Invoke-WebRequest has them, so that a splat moves over.</content>
public abstract partial class FetchCmdlet
{
    /// <summary>The name of a variable that receives the session of the run.</summary>
    [Parameter]
    [Alias("SV")]
    [ValidateNotNullOrEmpty]
    public string? SessionVariable { get; set; }

    /// <summary>The thumbprint of a client certificate in the user's or the machine's store.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>Seconds from a request to the headers of its answer; 0 for no limit but -TimeoutSec.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int ConnectionTimeoutSeconds { get; set; }

    /// <summary>Seconds that a server may pause within a body; 0 for no limit but -TimeoutSec.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue / 1000)]
    public int OperationTimeoutSeconds { get; set; }

    /// <summary>Follows redirects from https to http.</summary>
    [Parameter]
    public SwitchParameter AllowInsecureRedirect { get; set; }

    /// <summary>Sends header values that do not have the form of their header.</summary>
    [Parameter]
    public SwitchParameter SkipHeaderValidation { get; set; }

    /// <summary>Asks the server to close each connection after one answer.</summary>
    [Parameter]
    public SwitchParameter DisableKeepAlive { get; set; }

    /// <summary>Does nothing, as in Invoke-WebRequest.</summary>
    [Parameter]
    public SwitchParameter UseBasicParsing { get; set; }

    private static TimeSpan LimitOf(int seconds) =>
        seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);

    private X509Certificate2? FindCertificate()
    {
        if (CertificateThumbprint is null)
            return null;
        var found = Find(StoreLocation.CurrentUser) ?? Find(StoreLocation.LocalMachine);
        Check(
            found is null, ErrorId.CertificateNotFound,
            $"No certificate with the thumbprint '{CertificateThumbprint}' is in Cert:\\CurrentUser\\My or "
            + "Cert:\\LocalMachine\\My. Correct it, or give the certificate itself with -Certificate.",
            CertificateThumbprint);
        return found;
    }

    private X509Certificate2? Find(StoreLocation location)
    {
        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // The system may have no store of the machine, and the user none yet.
            return null;
        }

        var matches = store.Certificates.Find(X509FindType.FindByThumbprint, CertificateThumbprint!, validOnly: false);
        return matches.Count > 0 ? matches[0] : null;
    }

    /// <summary>A new session in the caller's variable. It gets the cookies when the run has ended.</summary>
    private WebSessionReader? MakeSession()
    {
        var type = Type.GetType(
            "Microsoft.PowerShell.Commands.WebRequestSession, Microsoft.PowerShell.Commands.Utility",
            throwOnError: true)!;
        var session = PSObject.AsPSObject(Activator.CreateInstance(type)!);
        if (UserAgent is not null)
            session.Properties["UserAgent"].Value = UserAgent;
        if (Credential is not null)
            session.Properties["Credentials"].Value = Credential.GetNetworkCredential();
        session.Properties["UseDefaultCredentials"].Value = UseDefaultCredentials.IsPresent;
        var headers = (IDictionary<string, string>)session.Properties["Headers"].Value;
        foreach (var (name, value) in WebSessionReader.ReadHeaders(Headers))
            headers[name] = value;
        if ((FindCertificate() ?? Certificate) is { } certificate)
            session.Properties["Certificates"].Value = new X509CertificateCollection { certificate };
        SessionState.PSVariable.Set(SessionVariable!, session.BaseObject);
        var read = WebSessionReader.Read(session)!;
        // What this call says is taken from its parameters, not from the session.
        return read with { Headers = [] };
    }
}
