using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Parameters that say how pages are requested, and that have no effect on files and HTML.</summary>
internal static class NoEffect
{
    /// <summary>Their names. The help pages list the same names, and leave them out of the syntax.</summary>
    private static readonly string[] Network =
    [
        nameof(FetchCmdlet.AllowInsecureRedirect), nameof(FetchCmdlet.AllowPrivateNetwork),
        nameof(FetchCmdlet.AllowUnencryptedAuthentication), nameof(FetchCmdlet.Authentication),
        nameof(FetchCmdlet.Certificate), nameof(FetchCmdlet.CertificateThumbprint),
        nameof(FetchCmdlet.ConnectionTimeoutSeconds), nameof(FetchCmdlet.Credential),
        nameof(FetchCmdlet.DelayMilliseconds), nameof(FetchCmdlet.DisableKeepAlive), nameof(FetchCmdlet.Headers),
        nameof(CrawlCmdlet.HostThrottleLimit), nameof(FetchCmdlet.HttpVersion),
        nameof(FetchCmdlet.MaximumRedirection), nameof(FetchCmdlet.MaximumRetryCount), nameof(FetchCmdlet.NoProxy),
        nameof(FetchCmdlet.OperationTimeoutSeconds), nameof(FetchCmdlet.PreserveAuthorizationOnRedirect),
        nameof(FetchCmdlet.Proxy), nameof(FetchCmdlet.ProxyCredential),
        nameof(FetchCmdlet.ProxyUseDefaultCredentials), nameof(CrawlCmdlet.RespectRobots),
        nameof(FetchCmdlet.RetryIntervalSec), nameof(FetchCmdlet.SessionVariable),
        nameof(FetchCmdlet.SkipCertificateCheck), nameof(FetchCmdlet.SkipHeaderValidation),
        nameof(CrawlCmdlet.SkipHttpErrorCheck), nameof(FetchCmdlet.SslProtocol), nameof(FetchCmdlet.TimeoutSec),
        nameof(FetchCmdlet.Token), nameof(FetchCmdlet.UseDefaultCredentials), nameof(FetchCmdlet.UserAgent),
        nameof(FetchCmdlet.WebSession),
    ];

    /// <summary>
    /// Writes one warning that names those that were given. The command continues, because a splat serves many calls.
    /// </summary>
    /// <param name="cmdlet">The command.</param>
    /// <param name="why">Why they have no effect, as a clause.</param>
    /// <param name="except">Those that do have an effect here.</param>
    public static void Warn(PSCmdlet cmdlet, string why, params string[] except)
    {
        // A splat often sets a switch to false.
        var given = cmdlet.MyInvocation.BoundParameters.Where(static parameter =>
            parameter.Value is not SwitchParameter { IsPresent: false }).Select(static parameter => parameter.Key)
            .Where(name => Network.Contains(name, StringComparer.OrdinalIgnoreCase)
            && !except.Contains(name, StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToArray();
        if (given.Length > 0)
            cmdlet.WriteWarning(
                $"-{string.Join(", -", given)} {(given.Length == 1 ? "has" : "have")} no effect: {why}.");
    }
}
