using System.Collections.Concurrent;
using System.Globalization;
using LinkTools.Core.Http.Cookies;
using LinkTools.Core.Pages;
using LinkTools.Core.Streams;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Fetches pages, and passes their bodies on while they arrive. Each page that fails has one reason, within its
/// timeout.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TrustedOrigins _trusted = new();
    private readonly AuthorizationSource _authorizations;
    private readonly HttpMessageInvoker _http;
    private readonly RedirectFollower _redirects;
    private readonly StatusFailures _statuses;
    private readonly SessionCookies _session;
    private readonly ConcurrentDictionary<string, byte> _answered = new(StringComparer.Ordinal);
    private readonly CertificateRequests _certificates = new();
    private PageRetry? _retry;

    public PageFetcher(FetchOptions options)
    {
        _options = options;
        _authorizations = new AuthorizationSource(options, _trusted);
        var connector = new GuardedConnector(options);
        _http = HttpClients.Create(options, connector, _certificates);
        Pacer = new HostPacer(options.TimeProvider, options.Delay);
        var jar = new CookieJar(options.TimeProvider);
        _session = new SessionCookies(options.Cookies, jar);
        _session.Load();
        _redirects = new RedirectFollower(options, _http, Pacer, jar, connector, _trusted, _authorizations);
        _statuses = new StatusFailures(options, Pacer, _authorizations);
    }

    /// <summary>The pauses between requests to one host.</summary>
    public HostPacer Pacer { get; }

    /// <summary>
    /// Closes all connections, and copies the cookies of the run to the session, also if the run was stopped.
    /// </summary>
    public void Dispose()
    {
        _http.Dispose();
        _session.Save();
    }

    /// <summary>
    /// Says that the user named a URL: its origin may be connected to, and gets the user's credentials.
    /// </summary>
    /// <param name="url">The URL; the user name and password before its '@' are sent to its origin.</param>
    /// <param name="userPart">The same, if they have been removed from the URL; null for none.</param>
    public void Trust(WebUrl url, string? userPart = null) => _trusted.Trust(url, userPart ?? url.UserPart);

    /// <summary>True for URLs whose origins the user named.</summary>
    public bool IsTrusted(WebUrl url) => _trusted.Contains(url);

    /// <summary>
    /// Fetches <paramref name="page"/>, whose URL is http or https, and reads it with <paramref name="parse"/>.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="parse">Reads a body; returns the part of the result that the body decides.</param>
    /// <param name="gate">Called before each request; null for none.</param>
    /// <param name="slot">The place of the page among those in flight; null if it has none.</param>
    /// <param name="stop">Stops the fetch.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<PageResult> FetchAsync(
        PageRequest page, Func<PageBody, CancellationToken, Task<PageResult>> parse, PageGate? gate, IPageSlot? slot,
        CancellationToken stop)
    {
        if (page.IsNamed)
            _trusted.Trust(page.Url!, page.UserPart);
        if (gate is not null && await gate(page.Url!, page.FoundOn, stop).ConfigureAwait(false) is { } refusal)
            return PageResult.Skip(page, refusal) with { FinalUrl = page.Url!.Href };
        if (Pacer.FindRefusal(page.Url!) is { } asked)
            return PageResult.Fail(page, FailureReason.HttpStatus, asked, StatusFailures.RestAdvice) with
            {
                FinalUrl = page.Url!.Href,
                Warnings = page.IsResource ? [] : Pacer.TakeWarning(page.Url!),
            };
        // Waiting for the turn of the host does not count: with a pause of a minute, few pages would ever be read.
        await Pacer.WaitAsync(page.Url!, slot, stop).ConfigureAwait(false);
        var limit = page.Timeout ?? _options.Timeout;
        using var deadline = new PageDeadline(limit, _options.TimeProvider, stop);
        var read = (PageBody body, CancellationToken token) =>
        {
            body.Deadline = deadline;
            return parse(body, token);
        };
        var started = _options.TimeProvider.GetTimestamp();
        PageResult? last = null;
        try
        {
            last = await AttemptAsync(page, read, gate, started, isPaced: true, deadline.Token).ConfigureAwait(false);
            if (!last.IsTransient || _options.MaximumRetryCount == 0 || page.IsHead)
                return last;
            _retry ??= new PageRetry(_options);
            return await _retry.ContinueAsync(
                last,
                async token =>
                    last = await AttemptAsync(page, read, gate, started, isPaced: false, token).ConfigureAwait(false),
                slot, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // A page that timed out while it waited for a retry failed for the reason of its first attempt.
            return last
                ?? PageResult.Fail(
                    page, FailureReason.Timeout, $"was not read within {SecondsOf(limit)} s");
        }
    }

    private async Task<PageResult> AttemptAsync(
        PageRequest page, Func<PageBody, CancellationToken, Task<PageResult>> parse, PageGate? gate, long started,
        bool isPaced, CancellationToken stop)
    {
        var hops = new List<RedirectHop>();
        (int Status, string? Type)? answered = null;
        try
        {
            using var arrival = await _redirects.SendAsync(page, gate, hops, isPaced, stop).ConfigureAwait(false);
            var url = arrival.Url;
            if (arrival.Refusal is { } refusal)
                return PageResult.Skip(page, refusal) with
                {
                    Redirects = arrival.Hops,
                    StatusCode = arrival.Hops[^1].StatusCode,
                    FinalUrl = url.Href,
                };
            if (arrival.Response is null)
            {
                var detail = arrival.Url.Href == page.Url!.Href
                    ? arrival.Problem!
                    : $"leads to '{arrival.Url.Href}', which {arrival.Problem}";
                return PageResult.Fail(page, arrival.Reason, detail, arrival.Advice) with
                {
                    Redirects = arrival.Hops,
                    StatusCode = arrival.StatusCode,
                    FinalUrl = url.Href,
                };
            }

            _answered.TryAdd(url.Origin, 0);
            answered = ((int)arrival.Response.StatusCode, TypeOf(arrival.Response));
            var result = await ReadAsync(page, arrival, parse, started, stop).ConfigureAwait(false);
            return result with
            {
                Redirects = arrival.Hops,
                StatusCode = (int)arrival.Response.StatusCode,
                FinalUrl = url.Href,
                ContentType = TypeOf(arrival.Response),
                AddressClass = arrival.AddressClass,
                IsChallenge = ValuesOf(arrival.Response.Headers, "cf-mitigated").Contains("challenge"),
            };
        }
        catch (Exception exception) when (FailureClassifier.IsPageFault(exception))
        {
            stop.ThrowIfCancellationRequested();
            var url = hops is [.., var last] ? WebUrl.Parse(last.To)! : page.Url!;
            var failed = Explain(page, url, exception) with { Redirects = hops };
            // The server has answered: only its body cannot be read.
            return failed.Failure?.Reason is FailureReason.ContentDecoding or FailureReason.PageTooLarge
                ? failed with { StatusCode = answered?.Status, ContentType = answered?.Type }
                : failed;
        }
    }

    private async Task<PageResult> ReadAsync(
        PageRequest page, FinalResponse arrival, Func<PageBody, CancellationToken, Task<PageResult>> parse,
        long started, CancellationToken stop)
    {
        var (response, framing, url) = (arrival.Response!, arrival.Framing!, arrival.Url);
        if (!response.IsSuccessStatusCode && !_options.SkipsHttpErrorCheck)
            return _statuses.Explain(page, response, url, started);

        if (!page.ReadsBody)
            return PageResult.Read(page);
        var contentType = TypeOf(response);
        var type = MediaType.Extract(contentType);
        if (!page.IsResource && ContentSniffer.IsHtml(type) == false
            && DocumentKinds.Choose(page, type, _options.ReadAs) is null)
            return PageResult.Skip(page, $"its type is {contentType}") with
            {
                Warnings = NoPage.Warn(page, type?.Essence),
                UnreadRefresh = ValuesOf(response.Headers, "Refresh").FirstOrDefault(),
            };
        var codings = ResponseFraming.ListOf(response, "Content-Encoding");
        if (codings.Length == 0 && response.Content.Headers.ContentLength > _options.MaximumPageBytes
            && !_options.AllowsPartial && !page.IsResource)
            throw new PageTooLargeException();

        var raw = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var notes = new List<string>();
        using var decoded = await BodyDecompression.OpenAsync(
            framing.Frame(Limit(raw)), codings, framing.TransferCodings, notes, stop).ConfigureAwait(false);
        var body = new PageBody
        {
            Content = decoded.Content,
            Url = url,
            AddressClass = arrival.AddressClass,
            Limit = _options.MaximumPageBytes,
            Type = type,
            RobotsTags = ValuesOf(response.Headers, "X-Robots-Tag"),
            Refresh = ValuesOf(response.Headers, "Refresh").FirstOrDefault(),
            LinkHeaders = ValuesOf(response.Headers, "Link"),
        };
        var parsed = await parse(body, stop).ConfigureAwait(false);
        var read = parsed with { Notes = [.. notes, .. parsed.Notes] };
        if (read.Interruption is not { } interruption)
            return read;
        var failed = interruption is OperationCanceledException
            ? PageResult.Fail(page, FailureReason.Timeout, $"was not read within {SecondsOf(_options.Timeout)} s")
            : Explain(page, url, interruption);
        return read with { Outcome = failed.Outcome, Failure = failed.Failure, Interruption = null };
    }

    private static string SecondsOf(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    private static string? TypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var types) ? types.ToString() : null;

    private Stream Limit(Stream body) =>
        _options.OperationTimeout == Timeout.InfiniteTimeSpan
            ? body
            : new ReadLimitedStream(body, _options.OperationTimeout);

    private static string[] ValuesOf(System.Net.Http.Headers.HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];

    private PageResult Explain(PageRequest page, WebUrl url, Exception exception)
    {
        var reason = FailureClassifier.ReasonOf(exception);
        var wasAnswered = _answered.ContainsKey(url.Origin);
        var where = url.Href == page.Url!.Href ? "" : $" (at {url.Href})";
        var detail = reason == FailureReason.PageTooLarge
            ? $"is larger than {Plural.Of(_options.MaximumPageBytes, "byte")}"
            : $"could not be read{where}: {Innermost(exception)}";
        var wantsCertificate = url.Scheme == "https" && !wasAnswered && _certificates.WasAsked(url.Host)
            && reason is FailureReason.TlsFailure or FailureReason.ConnectionReset or FailureReason.InvalidResponse
            && !FailureClassifier.IsCertificateFault(exception);
        if (wantsCertificate)
            reason = FailureReason.TlsFailure;
        var advice = wantsCertificate
            ? CertificateRequests.Advice(_options.ClientCertificates.Count > 0, IsTrusted(url))
            : AdviceOn(reason, url, exception);
        return PageResult.Fail(page, reason, detail, advice, exception) with
        {
            FinalUrl = url.Href,
            IsTransient = reason == FailureReason.ConnectionReset
                || (
                    wasAnswered
                    && reason is FailureReason.ConnectionRefused or FailureReason.NetworkUnreachable
                        or FailureReason.Timeout),
        };
    }

    /// <summary>
    /// The advice if the usual one would name a switch that was given, or another limit than the one that was exceeded;
    /// otherwise null.
    /// </summary>
    private string? AdviceOn(FailureReason reason, WebUrl url, Exception exception) => reason switch
    {
        FailureReason.Timeout when exception is TimeoutException
            && _options.OperationTimeout != Timeout.InfiniteTimeSpan
            && exception.Message.Contains("-OperationTimeoutSeconds", StringComparison.Ordinal) =>
            "Raise -OperationTimeoutSeconds, or try again later.",
        FailureReason.Timeout when exception is TimeoutException
            && _options.ConnectionTimeout != Timeout.InfiniteTimeSpan =>
            "Raise -ConnectionTimeoutSeconds, or try again later.",
        FailureReason.TlsFailure when !FailureClassifier.IsCertificateFault(exception) =>
            "Check whether the server uses TLS on this port, in a version that -SslProtocol allows.",
        // Nothing came, so there is no part of the page. A server for https closes the connection without a word.
        FailureReason.ConnectionReset when exception is HttpRequestException =>
            url.Scheme == "http" ? "Try again later, or check whether this port needs https." : "Try again later.",
        FailureReason.ConnectionReset when _options.AllowsPartial => "Try again later.",
        // As for a connection that was lost.
        FailureReason.ContentDecoding when exception is ContentDecodingException { IsCutOff: true } =>
            AdviceOn(FailureReason.ConnectionReset, url, exception)
            ?? FailureText.Advice(FailureReason.ConnectionReset, isPage: true),
        FailureReason.PageTooLarge when _options.AllowsPartial => "Raise -MaximumPageBytes.",
        _ => null,
    };

    private static string Innermost(Exception exception)
    {
        // Inside these two stands only what .NET's classes say, which misleads.
        while (exception is not (ProxyUnreachableException or ContentDecodingException)
            && exception.InnerException is { } inner)
            exception = inner;
        return exception is HttpIOException { HttpRequestError: var error }
            ? exception.Message.Replace($" ({error})", "", StringComparison.Ordinal) : exception.Message;
    }
}
