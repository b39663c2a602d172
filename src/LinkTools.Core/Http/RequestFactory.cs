using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Creates requests, with the headers for every server and those for the origins that the user named.
/// </summary>
internal sealed class RequestFactory(FetchOptions options)
{
    /// <summary>A GET of <paramref name="url"/>; null if .NET cannot write the host into a request.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="cookies">The Cookie header, one byte in each character; "" for none.</param>
    /// <param name="route">What the request may do.</param>
    /// <param name="authorization">The Authorization header; null for none.</param>
    /// <param name="isHead">True to request only the headers, by HEAD.</param>
    public HttpRequestMessage? Create(
        WebUrl url, string cookies, RequestRoute route, string? authorization, bool isHead = false)
    {
        if (url.ToUri() is not { } uri)
            return null;
        // With HTTP/3, a server may lead elsewhere (RFC 7838, Alt-Svc), and the address there would not be checked.
        var version = options.HttpVersion.Major > 2 && !route.IsNamed && !options.AllowsPrivateNetwork
            ? System.Net.HttpVersion.Version20
            : options.HttpVersion;
        var request = new HttpRequestMessage(isHead ? HttpMethod.Head : HttpMethod.Get, uri) { Version = version };
        request.Options.Set(RequestRoute.Key, route);
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, */*;q=0.1");
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        foreach (var (name, value) in options.Headers)
        {
            if (!route.IsNamed && HeaderRules.IsSecret(name))
                continue;
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }

        if (options.DisablesKeepAlive)
            headers.ConnectionClose = true;
        if (authorization is not null)
        {
            headers.Remove("Authorization");
            headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (cookies.Length > 0)
            headers.TryAddWithoutValidation("Cookie", cookies);
        return request;
    }
}
