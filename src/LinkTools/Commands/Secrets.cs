using System.Collections;
using LinkTools.Core.Http;

namespace LinkTools.Commands;

/// <summary>
/// Finds out whether a command was given secrets, which must reach only the sites that they are meant for.
/// </summary>
internal static class Secrets
{
    private static readonly string[] Parameters =
    [
        nameof(FetchCmdlet.Authentication), nameof(FetchCmdlet.Certificate), "CertificateThumbprint",
        nameof(FetchCmdlet.Credential), nameof(FetchCmdlet.Token), nameof(FetchCmdlet.UseDefaultCredentials),
    ];

    /// <summary>True for credentials, tokens, client certificates, and headers that may be secret.</summary>
    public static bool AreGiven(FetchCmdlet cmdlet)
    {
        if (Parameters.Any(name => Given.IsUsed(cmdlet, name)) || HasSecret(cmdlet.Headers))
            return true;
        var session = cmdlet.WebSession is null ? null : WebSessionReader.Read(cmdlet.WebSession);
        return session is not null
            && (session.Credentials is not null || session.Certificates is { Count: > 0 }
                || session.Headers.Any(header => HeaderRules.IsSecret(header.Key)));
    }

    private static bool HasSecret(IDictionary? headers) =>
        headers is not null && headers.Keys.Cast<object>().Any(name => HeaderRules.IsSecret($"{name}"));
}
