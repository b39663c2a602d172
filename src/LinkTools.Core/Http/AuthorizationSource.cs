using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Finds the Authorization header that a request gets unasked.</summary>
internal sealed class AuthorizationSource(FetchOptions options, TrustedOrigins trusted)
{
    private readonly string? _general = options.Authorization
        ?? options.Headers.LastOrDefault(
            header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>True where there is anything that is sent to named origins alone.</summary>
    public bool HasSecrets(WebUrl url) =>
        _general is not null || options.Credentials is not null || options.ClientCertificates.Count > 0
        || options.Headers.Any(header => HeaderRules.IsSecret(header.Key)) || trusted.UserPartOf(url) is not null;

    /// <summary>The header of a request on a page's way; null for none.</summary>
    /// <param name="page">The page that was asked for.</param>
    /// <param name="url">Where the request goes.</param>
    /// <param name="isKept">True where the page's own header goes along to other origins.</param>
    public string? Find(PageRequest page, WebUrl url, bool isKept)
    {
        var isNamed = trusted.Contains(url);
        if (!isNamed && !isKept)
            return null;
        if (_general is not null)
            return _general;
        return options.Credentials is null && MaySendUserPart(url) && UserPartFor(page, url, isNamed) is { } user
            ? Basic(user)
            : null;
    }

    /// <summary>
    /// Why an answer of 401 may be no surprise, and what to do, as sentences; null where nothing was withheld.
    /// </summary>
    public string? ExplainWithheld(PageRequest page, WebUrl url)
    {
        var start = page.Url!;
        if (!trusted.Contains(url))
            return HasSecrets(start)
                ? "What you gave to sign in with stays with the URLs that you name, so "
                    + $"{url.Origin} did not get it. Name '{FailureText.Shorten(url.HrefWithoutFragment)}' itself, if "
                    + "it is to get it."
                : null;
        var isWithheld = url.Scheme == "http" && !options.AllowsUnencryptedAuthentication && _general is null
            && (options.Credentials is not null || UserPartFor(page, url, isNamed: true) is not null);
        return isWithheld
            ? "The user name and password were not sent: over http anybody on the way could read them. Name the https "
                + "address, or use -AllowUnencryptedAuthentication."
            : null;
    }

    private bool MaySendUserPart(WebUrl url) => url.Scheme == "https" || options.AllowsUnencryptedAuthentication;

    private string? UserPartFor(PageRequest page, WebUrl url, bool isNamed) =>
        page.UserPart is { } own && (!isNamed || url.Origin == page.Url!.Origin)
            ? own
            : trusted.UserPartOf(isNamed ? url : page.Url!);

    /// <summary>Basic credentials (RFC 7617, 2) from a user part, whose bytes are percent-encoded.</summary>
    private static string Basic(string userPart)
    {
        var colon = userPart.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? userPart : userPart[..colon];
        var password = colon < 0 ? "" : userPart[(colon + 1)..];
        byte[] bytes = [.. PercentEncoding.DecodeBytes(user), (byte)':', .. PercentEncoding.DecodeBytes(password)];
        return "Basic " + Convert.ToBase64String(bytes);
    }
}
