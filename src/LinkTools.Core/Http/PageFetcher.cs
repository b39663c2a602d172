using System.Collections.Concurrent;
using LinkTools.Core.Pages;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Fetches pages and hands their bodies on while they arrive. Every way a page can fail ends as one reason, within the
/// page's deadline.
/// </summary>
internal sealed class PageFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly TrustedOrigins _trusted = new();
    private readonly AuthorizationSource _authorizations;
    private readonly HttpMessageInvoker _http;
    private readonly RedirectFollower _redirects;
    private readonly ConcurrentDictionary<string, byte> _answered = new(StringComparer.Ordinal);
    private PageRetry? _retry;

    public PageFetcher(FetchOptions options)
    {
        _options = options;
        _authorizations = new AuthorizationSource(options, _trusted);
        var connector = new GuardedConnector(options);
        _http = HttpClients.Create(options, connector);
        Pacer = new HostPacer(options.TimeProvider, options.Delay);
        _redirects = new RedirectFollower(options, _http, Pacer, connector, _trusted, _authorizations);
    }

    /// <summary>The pauses between requests to one host.</summary>
    public HostPacer Pacer { get; }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Says that the user named a URL himself: its origin may be connected to, and gets his credentials.
    /// </summary>
    /// <param name="url">The URL; what stands before its '@' is sent there.</param>
    /// <param name="userPart">The same, where the URL has been freed of it; null for nothing.</param>
    public void Trust(WebUrl url, string? userPart = null) => _trusted.Trust(url, userPart ?? url.UserPart);

    /// <summary>
    /// Fetches <paramref name="page"/>, whose URL is http or https, and reads it through <paramref name="parse"/>.
    /// </summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<FetchResult> FetchAsync(
        PageRequest page, Func<PageBody, CancellationToken, Task<ParsedPage>> parse, CancellationToken stop)
    {
        if (page.IsNamed)
            _trusted.Trust(page.Url!, page.UserPart);
        if (page.Gate is { } gate && await gate(page.Url!, page.FoundOn, stop).ConfigureAwait(false) is { } refusal)
            return new FetchResult { Outcome = PageOutcome.Skipped, SkipReason = refusal, FinalUrl = page.Url!.Href };
        // Waiting for its turn is no part of a page's time: with a pause of a minute, few would ever be read.
        await Pacer.WaitAsync(page.Url!, stop).ConfigureAwait(false);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (_options.Timeout != Timeout.InfiniteTimeSpan)
            deadline.CancelAfter(_options.Timeout);
        var started = _options.TimeProvider.GetTimestamp();
        FetchResult? last = null;
        try
        {
            last = await AttemptAsync(page, parse, started, isPaced: true, deadline.Token).ConfigureAwait(false);
            if (!last.IsTransient || _options.MaximumRetryCount == 0)
                return last;
            _retry ??= new PageRetry(_options);
            return await _retry.ContinueAsync(
                last, async token =>
                    last = await AttemptAsync(page, parse, started, isPaced: false, token).ConfigureAwait(false),
                    deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // A page that failed and ran out of time while waiting to be tried again failed for the first reason.
            return last
                ?? FetchResult.Fail(
                    page, FailureReason.Timeout, $"was not read within {_options.Timeout.TotalSeconds} s");
        }
    }

    private async Task<FetchResult> AttemptAsync(
        PageRequest page, Func<PageBody, CancellationToken, Task<ParsedPage>> parse, long started, bool isPaced,
        CancellationToken stop)
    {
        var url = page.Url!;
        try
        {
            using var arrival = await _redirects.SendAsync(page, isPaced, stop).ConfigureAwait(false);
            url = arrival.Url;
            if (arrival.Refusal is { } refusal)
                return new FetchResult
                {
                    Outcome = PageOutcome.Skipped,
                    SkipReason = refusal,
                    Redirects = arrival.Hops,
                    StatusCode = arrival.Hops[^1].StatusCode,
                    FinalUrl = url.Href,
                };
            if (arrival.Response is null)
            {
                var detail = arrival.Url.Href == page.Url!.Href
                    ? arrival.Problem!
                    : $"leads to '{arrival.Url.Href}', which {arrival.Problem}";
                return FetchResult.Fail(page, arrival.Reason, detail) with
                {
                    Redirects = arrival.Hops,
                    StatusCode = arrival.StatusCode,
                    FinalUrl = url.Href,
                };
            }

            _answered.TryAdd(url.Origin, 0);
            var result = await ReadAsync(page, arrival, parse, started, stop).ConfigureAwait(false);
            return result with
            {
                Redirects = arrival.Hops,
                StatusCode = (int)arrival.Response.StatusCode,
                FinalUrl = url.Href,
                AddressClass = arrival.AddressClass,
            };
        }
        catch (Exception exception) when (FailureClassifier.IsPageFault(exception))
        {
            stop.ThrowIfCancellationRequested();
            return Explain(page, url, exception);
        }
    }

    private async Task<FetchResult> ReadAsync(
        PageRequest page, FinalResponse arrival, Func<PageBody, CancellationToken, Task<ParsedPage>> parse,
        long started, CancellationToken stop)
    {
        var (response, url) = (arrival.Response!, arrival.Url);
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode && !_options.SkipsHttpErrorCheck)
            return StatusFailure(page, response, url, status, started);

        var headers = response.Content.Headers.NonValidated;
        // RFC 9112, 6.3: a reader that guessed which of two lengths is meant could be made to see another page's bytes.
        if (headers.TryGetValues("Content-Length", out var lengths) && lengths.Distinct().Count() > 1)
            return FetchResult.Fail(page, FailureReason.InvalidResponse, "answered with two different lengths");
        var contentType = headers.TryGetValues("Content-Type", out var types) ? types.ToString() : null;
        if (!page.IsResource && ContentSniffer.IsHtml(contentType) == false)
            return new FetchResult { Outcome = PageOutcome.Skipped, SkipReason = $"its type is {contentType}" };
        var encoding = headers.TryGetValues("Content-Encoding", out var encodings) ? encodings.ToString() : null;
        if (string.IsNullOrEmpty(encoding) && response.Content.Headers.ContentLength > _options.MaximumPageBytes
            && !_options.AllowsPartial && !page.IsResource)
            throw new PageTooLargeException();

        var raw = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var body = new PageBody
        {
            Content = BodyDecompression.Open(raw, encoding),
            Url = url,
            AddressClass = arrival.AddressClass,
            Limit = _options.MaximumPageBytes,
            ContentType = contentType,
            RobotsTags = ValuesOf(response, "X-Robots-Tag"),
            LinkHeaders = ValuesOf(response, "Link"),
        };
        var parsed = await parse(body, stop).ConfigureAwait(false);
        if (parsed.Interruption is { } interruption)
        {
            return (interruption is OperationCanceledException
                ? FetchResult.Fail(
                    page, FailureReason.Timeout, $"was not read within {_options.Timeout.TotalSeconds} s")
                : Explain(page, url, interruption)) with { Parsed = parsed, IsTransient = false };
        }

        return parsed.IsHtml
            ? new FetchResult { Outcome = PageOutcome.Read, Parsed = parsed }
            : new FetchResult
            {
                Outcome = PageOutcome.Skipped,
                SkipReason = "it names no type and does not look like HTML",
            };
    }

    private static string[] ValuesOf(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];

    private FetchResult StatusFailure(
        PageRequest page, HttpResponseMessage response, WebUrl url, int status, long started)
    {
        var isTransient = status is 408 or 425 or 429 or 500 or 502 or 503 or 504;
        var retryAfter = isTransient ? RetryAfter.Read(response, _options.TimeProvider.GetUtcNow()) : null;
        if (status is 429 or 503)
            Pacer.Pause(url, Min(retryAfter ?? _options.RetryInterval, MaxPause));
        // Waiting longer than the deadline allows would only turn a clear answer into a timeout.
        var remaining = _options.Timeout == Timeout.InfiniteTimeSpan
            ? TimeSpan.FromMinutes(5)
            : _options.Timeout - _options.TimeProvider.GetElapsedTime(started);
        // RFC 9110, 15.5.8: it is the proxy that answers 407, not the site.
        return FetchResult.Fail(
            page, status == 407 ? FailureReason.ProxyFailure : FailureReason.HttpStatus,
            $"answered {status} {response.ReasonPhrase}".TrimEnd(),
            status is 401 or 403 ? _authorizations.ExplainWithheld(page, url) : null) with
        {
            IsTransient = isTransient && !(retryAfter > remaining),
            RetryAfter = retryAfter,
        };
    }

    /// <summary>
    /// A host that is overloaded is slowed down, not given up: its other pages must still meet their deadlines.
    /// </summary>
    private TimeSpan MaxPause =>
        _options.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(60) : _options.Timeout / 4;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private FetchResult Explain(PageRequest page, WebUrl url, Exception exception)
    {
        var reason = FailureClassifier.ReasonOf(exception);
        var wasAnswered = _answered.ContainsKey(url.Origin);
        var where = url.Href == page.Url!.Href ? "" : $" (at {url.Href})";
        var detail = reason == FailureReason.PageTooLarge
            ? $"is larger than {_options.MaximumPageBytes} bytes"
            : $"could not be read{where}: {Innermost(exception)}";
        return FetchResult.Fail(page, reason, detail) with
        {
            FinalUrl = url.Href,
            IsTransient = reason == FailureReason.ConnectionReset
                || (
                    wasAnswered
                    && reason is FailureReason.ConnectionRefused or FailureReason.NetworkUnreachable
                        or FailureReason.Timeout),
        };
    }

    private static string Innermost(Exception exception)
    {
        while (exception is not ProxyUnreachableException && exception.InnerException is { } inner)
            exception = inner;
        return exception.Message;
    }
}
