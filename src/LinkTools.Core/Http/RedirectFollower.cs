using System.Net;
using System.Text;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Sends a request and follows redirects itself, hop by hop, as the Fetch Standard's HTTP-redirect fetch does.
/// </summary>
internal sealed class RedirectFollower(
    FetchOptions options, HttpMessageInvoker http, HostPacer pacer, GuardedConnector connector, TrustedOrigins trusted,
    AuthorizationSource authorizations)
{
    private readonly RequestFactory _requests = new(options);

    /// <summary>The last response, undisposed, or a failure; and the hops that led there.</summary>
    /// <param name="page">Where to begin, and what is asked before each request.</param>
    /// <param name="isPaced">True when the host's turn for the first request has been waited for.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<FinalResponse> SendAsync(PageRequest page, bool isPaced, CancellationToken stop)
    {
        var url = page.Url!;
        var hops = new List<RedirectHop>();
        var cookies = options.Cookies;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var from = page.FoundOn;
        var keepsAuthorization = options.PreservesAuthorizationOnRedirect && page.IsNamed;
        while (true)
        {
            var route = new RequestRoute(trusted.Contains(url), from);
            if (!connector.MayRequest(url, route))
                return FinalResponse.Fail(
                    hops, url, FailureReason.AddressNotAllowed,
                    "is at an address that the page which leads there may not lead to");
            var authorization = authorizations.Find(page, url, keepsAuthorization && hops.Count > 0);
            using var request = _requests.Create(url, cookies, route, authorization);
            if (request is null)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidUrl, "has a host that no request can be sent to");
            if (page.Gate is { } gate && hops.Count > 0
                && await gate(url, from, stop).ConfigureAwait(false) is { } refusal)
                return FinalResponse.Refuse(hops, url, refusal);
            if (hops.Count > 0 || !isPaced)
                await pacer.WaitAsync(url, stop).ConfigureAwait(false);
            var response = await http.SendAsync(request, stop).ConfigureAwait(false);
            from = connector.ClassOf(url, route);
            var isNewCookie = RequestFactory.KeepCookies(response, request.RequestUri!, ref cookies);
            if (LocationOf(response) is not { } location)
                return new FinalResponse { Response = response, Url = url, Hops = hops, AddressClass = from };

            var status = (int)response.StatusCode;
            response.Dispose();
            if (hops.Count >= options.MaximumRedirection)
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects,
                    $"was redirected more than {options.MaximumRedirection} times", status);
            if (location.Length != 1 || Resolve(location[0], url) is not { IsHttp: true } next)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidRedirect,
                    $"redirects to '{string.Join("', '", location.Select(UserParts.Mask))}', which is no http or https address", status);
            hops.Add(new RedirectHop(status, url.Href, next.Href));
            // The same address twice, with nothing new to say there, goes round for ever.
            if ((!seen.Add(url.HrefWithoutFragment) || next.HrefWithoutFragment == url.HrefWithoutFragment)
                && !isNewCookie)
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects, "is redirected in a circle", status);
            // Once it might have been read on the way, it is nobody's secret to keep.
            keepsAuthorization &= url.Scheme != "https" || next.Scheme == "https";
            url = next;
        }
    }

    /// <summary>The distinct values of Location where the status means a redirect; null where it does not.</summary>
    private static string[]? LocationOf(HttpResponseMessage response)
    {
        if (
            response.StatusCode is not (
                HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        return response.Headers.NonValidated.TryGetValues("Location", out var values)
            ? [.. values.Select(value => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value))).Distinct()]
            : null;
    }

    private static WebUrl? Resolve(string location, WebUrl url)
    {
        // A page that sends a user name and password along means to sign us in as somebody else.
        var next = WebUrl.Parse(location, url)?.WithoutUserPart();
        // A redirect that names no fragment keeps the one there was (RFC 9110, 10.2.2).
        return next is { Fragment: null }
            && url.Fragment is { } fragment ? WebUrl.Parse($"{next.Href}#{fragment}") : next;
    }
}
