using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Finds the Authorization header that is sent without a challenge.</summary>
internal sealed class AuthorizationSource(FetchOptions options, TrustedOrigins trusted)
{
    private readonly string? _general = options.Authorization
        ?? options.Headers.LastOrDefault(
            header => header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>True if there are credentials that are sent only to named origins.</summary>
    public bool HasSecrets(WebUrl url) =>
        _general is not null || options.Credentials is not null || options.ClientCertificates.Count > 0
        || options.Headers.Any(header => HeaderRules.IsSecret(header.Key)) || trusted.UserPartOf(url) is not null;

    /// <summary>The header of a request for a page or its redirects; null for none.</summary>
    /// <param name="page">The page that was asked for.</param>
    /// <param name="url">The URL of the request.</param>
    /// <param name="isKept">True if the header of the page is kept when it redirects to another origin.</param>
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
    /// Why a status of 401 was to be expected, and what to do, as sentences; null if no credentials were withheld.
    /// </summary>
    public string? ExplainWithheld(PageRequest page, WebUrl url)
    {
        var start = page.Url!;
        if (!trusted.Contains(url))
            return HasSecrets(start)
                ? "Credentials are sent only to the origins of the URLs that you give, so "
                    + $"{url.Origin} did not get them. Give '{FailureText.Shorten(url.HrefWithoutFragment)}' "
                    + "itself, if "
                    + "it may get them."
                : null;
        var isWithheld = url.Scheme == "http" && !options.AllowsUnencryptedAuthentication && _general is null
            && (options.Credentials is not null || UserPartFor(page, url, isNamed: true) is not null);
        return isWithheld
            ? "The user name and password were not sent: over http anybody on the way could read them. Give the https "
                + "URL, or use -AllowUnencryptedAuthentication."
            : null;
    }

    /// <summary>
    /// What to do if a server answers 401 although credentials were given for it, as a sentence; null for none.
    /// </summary>
    public string? ExplainRefused(PageRequest page, WebUrl url) =>
        options.Credentials is not null || Find(page, url, isKept: false) is not null
            ? "The server did not accept the credentials that you gave. Check them, and the ways to authenticate that "
                + "it offers."
            : null;

    private bool MaySendUserPart(WebUrl url) => url.Scheme == "https" || options.AllowsUnencryptedAuthentication;

    private string? UserPartFor(PageRequest page, WebUrl url, bool isNamed) =>
        page.UserPart is { } own && (!isNamed || url.Origin == page.Url!.Origin)
            ? own
            : trusted.UserPartOf(isNamed ? url : page.Url!);

    /// <summary>Basic credentials (RFC 7617, 2) from the user part of a URL, whose bytes are percent-encoded.</summary>
    private static string Basic(string userPart)
    {
        var colon = userPart.IndexOf(':', StringComparison.Ordinal);
        var user = colon < 0 ? userPart : userPart[..colon];
        var password = colon < 0 ? "" : userPart[(colon + 1)..];
        byte[] bytes = [.. PercentEncoding.DecodeBytes(user), (byte)':', .. PercentEncoding.DecodeBytes(password)];
        return "Basic " + Convert.ToBase64String(bytes);
    }
}
