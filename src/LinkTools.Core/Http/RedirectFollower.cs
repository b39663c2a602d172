using System.Net;
using System.Text;
using LinkTools.Core.Http.Cookies;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Sends a request and follows redirects itself, hop by hop, as the Fetch Standard's HTTP-redirect fetch does.
/// </summary>
internal sealed class RedirectFollower(
    FetchOptions options, HttpMessageInvoker http, HostPacer pacer, CookieJar jar, GuardedConnector connector,
    TrustedOrigins trusted, AuthorizationSource authorizations)
{
    private readonly RequestFactory _requests = new(options);

    /// <summary>The last response, undisposed, or a failure; and the hops that led there.</summary>
    /// <param name="page">Where to begin.</param>
    /// <param name="gate">Asked before each request but the first; null for no gate.</param>
    /// <param name="hops">Takes the hops, so that an exception does not lose them.</param>
    /// <param name="isPaced">True when the host's turn for the first request has been waited for.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<FinalResponse> SendAsync(
        PageRequest page, PageGate? gate, List<RedirectHop> hops, bool isPaced, CancellationToken stop)
    {
        var url = page.Url!;
        var cookies = jar.HeaderFor(url);
        var seen = new HashSet<(string Url, string Cookies)>();
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
            using var request = _requests.Create(url, cookies, route, authorization, page.IsHead);
            if (request is null)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidUrl, "has a host that no request can be sent to");
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
            seen.Add((url.HrefWithoutFragment, cookies));
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
                    $"redirects to '{string.Join("', '", location.Select(UserParts.Mask))}', which is no http or https "
                    + "address",
                    status);
            if (url.Scheme == "https" && next.Scheme == "http" && !options.AllowsInsecureRedirect
                && !page.FollowsInsecureRedirect)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidRedirect,
                    $"redirects to '{UserParts.Mask(next.Href)}', which is not encrypted", status,
                    "Name that address yourself, or use -AllowInsecureRedirect.");
            hops.Add(new RedirectHop(status, url.Href, next.Href));
            // The same request twice goes round for ever; a cookie that has changed makes it another one.
            cookies = jar.HeaderFor(next);
            if (seen.Contains((next.HrefWithoutFragment, cookies)))
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects, "is redirected in a circle", status,
                    "The site has to mend it; one that waits for a cookie can be given it with -WebSession.");
            // Once it might have been read on the way, it is nobody's secret to keep.
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
            // What the client refuses to send is this page's fault, and no other page's.
            throw new HttpRequestException($"the request cannot be sent: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// The distinct values of Location where the status means a redirect; null where it does not, or all are empty.
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
        // A page that sends a user name and password along means to sign us in as somebody else.
        var next = WebUrl.Parse(location, url)?.WithoutUserPart();
        // A redirect that names no fragment keeps the one there was (RFC 9110, 10.2.2).
        return next is { Fragment: null }
            && url.Fragment is { } fragment ? WebUrl.Parse($"{next.Href}#{fragment}") : next;
    }
}
