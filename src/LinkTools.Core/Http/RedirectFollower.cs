using System.Net;
using System.Text;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Sends a request and follows redirects itself, hop by hop, as the Fetch Standard's HTTP-redirect fetch does.
/// </summary>
internal sealed class RedirectFollower(
    FetchOptions options, HttpMessageInvoker http, RequestFactory requests, HostPacer pacer, GuardedConnector connector)
{
    /// <summary>The last response, undisposed, or a failure; and the hops that led there.</summary>
    /// <param name="url">Where to begin.</param>
    /// <param name="gate">Says why an address must not be asked for, or null; null for no gate.</param>
    /// <param name="isPaced">True when the host's turn for the first request has been waited for.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<FinalResponse> SendAsync(
        WebUrl url, Func<WebUrl, CancellationToken, ValueTask<string?>>? gate, bool isPaced, CancellationToken stop)
    {
        var hops = new List<RedirectHop>();
        var cookies = options.Cookies;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var from = connector.ClassOf(url.Host);
        while (true)
        {
            if (!connector.MayRequest(url.Host, from))
                return FinalResponse.Fail(
                    hops, url, FailureReason.AddressNotAllowed,
                    "leads to an address that pages elsewhere may not lead to");
            using var request = requests.Create(url, cookies, from);
            if (request is null)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidUrl, "has a host that no request can be sent to");
            if (gate is not null && hops.Count > 0 && await gate(url, stop).ConfigureAwait(false) is { } refusal)
                return FinalResponse.Refuse(hops, url, refusal);
            if (hops.Count > 0 || !isPaced)
                await pacer.WaitAsync(url, stop).ConfigureAwait(false);
            var response = await http.SendAsync(request, stop).ConfigureAwait(false);
            var isNewCookie = RequestFactory.KeepCookies(response, request.RequestUri!, ref cookies);
            if (LocationOf(response) is not { } location)
                return new FinalResponse { Response = response, Url = url, Hops = hops };

            var status = (int)response.StatusCode;
            response.Dispose();
            if (hops.Count >= options.MaximumRedirection)
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects,
                    $"was redirected more than {options.MaximumRedirection} times", status);
            if (location.Length != 1 || Resolve(location[0], url) is not { IsHttp: true } next)
                return FinalResponse.Fail(
                    hops, url, FailureReason.InvalidRedirect,
                    $"redirects to '{string.Join("', '", location)}', which is no http or https address", status);
            hops.Add(new RedirectHop(status, url.Href, next.Href));
            // The same address twice, with nothing new to say there, goes round for ever.
            if ((!seen.Add(url.HrefWithoutFragment) || next.HrefWithoutFragment == url.HrefWithoutFragment)
                && !isNewCookie)
                return FinalResponse.Fail(
                    hops, url, FailureReason.TooManyRedirects, "is redirected in a circle", status);
            from = connector.ClassOf(url.Host);
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
        var next = WebUrl.Parse(location, url);
        // A redirect that names no fragment keeps the one there was (RFC 9110, 10.2.2).
        return next is { Fragment: null }
            && url.Fragment is { } fragment ? WebUrl.Parse($"{next.Href}#{fragment}") : next;
    }
}
