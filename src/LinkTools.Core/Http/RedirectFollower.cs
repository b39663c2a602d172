using System.Net;
using System.Text;
using LinkTools.Core.Http.Cookies;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Sends a request and follows redirects, as the HTTP-redirect fetch of the Fetch Standard does.</summary>
internal sealed class RedirectFollower(
    FetchOptions options, HttpMessageInvoker http, HostPacer pacer, CookieJar jar, GuardedConnector connector,
    TrustedOrigins trusted, AuthorizationSource authorizations)
{
    private readonly RequestFactory _requests = new(options);

    /// <summary>The last response, not disposed, or a failure; and the redirects that led there.</summary>
    /// <param name="page">The page to begin with.</param>
    /// <param name="gate">Called before each request but the first; null for none.</param>
    /// <param name="hops">Receives the redirects, so that an exception does not lose them.</param>
    /// <param name="isPaced">True if the turn of the host for the first request has been waited for.</param>
    /// <param name="stop">Stops the request.</param>
    public async Task<FinalResponse> SendAsync(
        PageRequest page, PageGate? gate, List<RedirectHop> hops, bool isPaced, CancellationToken stop)
    {
        var url = page.Url!;
        var cookies = jar.HeaderFor(url);
        HashSet<string>? seen = null;
        var from = page.FoundOn;
        var keepsAuthorization = options.PreservesAuthorizationOnRedirect && page.IsNamed;
        while (true)
        {
            var route = new RequestRoute(trusted.Contains(url), from);
            if (!connector.MayRequest(url, route))
                return FinalResponse.Fail(
                    hops, url, FailureReason.AddressNotAllowed,
                    "has an address that the page which leads there may not lead to");
            var authorization = authorizations.Find(page, url, keepsAuthorization && hops.Count > 0);
            using var request = _requests.Create(url, cookies, route, authorization, page.IsHead);
            if (request is null)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidUrl, "has a host that cannot be requested");
            if (gate is not null && hops.Count > 0
                && await gate(url, from, stop).ConfigureAwait(false) is { } refusal)
                return FinalResponse.Refuse(hops, url, refusal);
            if (hops.Count > 0 || !isPaced)
                await pacer.WaitAsync(url, slot: null, stop).ConfigureAwait(false);
            if (pacer.FindRefusal(url) is { } asked)
                return FinalResponse.Fail(
                    hops, url, FailureReason.HttpStatus, asked, advice: StatusFailures.RestAdvice);
            var response = await SendAsync(request, stop).ConfigureAwait(false);
            from = connector.ClassOf(url, route);
            var status = (int)response.StatusCode;
            var framing = ResponseFraming.Of(response);
            if (framing.Problem is { } problem)
            {
                response.Dispose();
                return FinalResponse.Fail(hops, url, FailureReason.InvalidResponse, problem, status);
            }

            if (response.Headers.NonValidated.TryGetValues("Set-Cookie", out var newCookies))
                jar.Keep(url, newCookies);
            if (LocationOf(response) is not { } location)
                return new FinalResponse
                {
                    Response = response,
                    Framing = framing,
                    Url = url,
                    Hops = hops,
                    AddressClass = from,
                };

            response.Dispose();
            if (hops.Count >= options.MaximumRedirection)
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects,
                    $"was redirected more than {Plural.Of(options.MaximumRedirection, "time")}", status);
            if (location.Length != 1 || Resolve(location[0], url) is not { IsHttp: true } next)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidRedirect,
                    $"redirects to '{string.Join("', '", location.Select(UserParts.Mask))}', which is not an "
                    + "http or https "
                    + "address",
                    status);
            if (url.Scheme == "https" && next.Scheme == "http" && !options.AllowsInsecureRedirect
                && !page.FollowsInsecureRedirect)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidRedirect,
                    $"redirects to '{UserParts.Mask(next.Href)}', which is not encrypted", status,
                    "Give that URL yourself, or use -AllowInsecureRedirect.");
            hops.Add(new RedirectHop(status, url.Href, next.Href));
            // The same request twice means an endless loop; with other cookies it is not the same request.
            seen ??= new HashSet<string>(StringComparer.Ordinal);
            seen.Add($"{url.HrefWithoutFragment}\n{cookies}");
            cookies = jar.HeaderFor(next);
            if (seen.Contains($"{next.HrefWithoutFragment}\n{cookies}"))
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects, "redirects in a loop", status,
                    "The site must correct it. If it waits for a cookie, give the cookie with -WebSession.");
            // After an unencrypted request, anybody may have read the header, so it is not kept.
            keepsAuthorization &= url.Scheme != "https" || next.Scheme == "https";
            url = next;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (options.ConnectionTimeout != Timeout.InfiniteTimeSpan)
            limited.CancelAfter(options.ConnectionTimeout);
        try
        {
            return await http.SendAsync(request, limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException(
                FormattableString.Invariant(
                    $"no answer came within {options.ConnectionTimeout.TotalSeconds} s (-ConnectionTimeoutSeconds)"));
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException
            or ArgumentException or FormatException)
        {
            // If HttpClient refuses to send the request, only this page fails.
            throw new HttpRequestException($"the request cannot be sent: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The distinct values of Location, if the status is a redirect; null if it is not, or if all values are empty.
    /// </summary>
    private static string[]? LocationOf(HttpResponseMessage response)
    {
        if (
            response.StatusCode is not (
                HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
        {
            return null;
        }

        if (!response.Headers.NonValidated.TryGetValues("Location", out var values))
            return null;
        string[] given =
        [
            .. values.Where(value => !string.IsNullOrWhiteSpace(value))
                .Select(value => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value))).Distinct(),
        ];
        return given.Length > 0 ? given : null;
    }

    private static WebUrl? Resolve(string location, WebUrl url)
    {
        // If a page adds a user name and password to its link, it would sign the user in as somebody else.
        var next = WebUrl.Parse(location, url)?.WithoutUserPart();
        // A redirect without a fragment keeps the fragment of the URL (RFC 9110, 10.2.2).
        return next is { Fragment: null }
            && url.Fragment is { } fragment ? WebUrl.Parse($"{next.Href}#{fragment}") : next;
    }
}
