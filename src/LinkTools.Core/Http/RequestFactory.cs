using System.Net;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Makes requests: what every server gets, and what only the origins that the user named get.</summary>
internal sealed class RequestFactory(FetchOptions options, TrustedOrigins trusted)
{
    private static readonly string[] Secret = ["Authorization", "Cookie", "Proxy-Authorization"];

    /// <summary>
    /// A GET of <paramref name="url"/>, or null where the platform cannot write the host into a request.
    /// </summary>
    public HttpRequestMessage? Create(WebUrl url, CookieContainer? cookies, AddressClass from)
    {
        if (url.ToUri() is not { } uri)
            return null;
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = options.HttpVersion };
        request.Options.Set(GuardedConnector.From, from);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, */*;q=0.1");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        var isNamed = trusted.ContainsOrigin(url);
        foreach (var (name, value) in options.Headers)
        {
            if (!isNamed && Array.Exists(Secret, secret => secret.Equals(name, StringComparison.OrdinalIgnoreCase)))
                continue;
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }

        if (isNamed && options.Authorization is { } authorization)
        {
            headers.Remove("Authorization");
            headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (cookies?.GetCookieHeader(uri) is { Length: > 0 } cookie)
            headers.TryAddWithoutValidation("Cookie", cookie);
        return request;
    }

    /// <summary>
    /// Keeps the cookies of a response; those that make no sense, or are for another domain, are dropped.
    /// </summary>
    public static bool KeepCookies(HttpResponseMessage response, Uri uri, ref CookieContainer? cookies)
    {
        if (!response.Headers.NonValidated.TryGetValues("Set-Cookie", out var values))
            return false;
        cookies ??= new CookieContainer();
        var before = cookies.Count;
        foreach (var value in values)
        {
            try
            {
                cookies.SetCookies(uri, value);
            }
            catch (CookieException)
            {
                // A server's bad cookie is the server's loss.
            }
        }

        return cookies.Count != before;
    }
}
