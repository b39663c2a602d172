using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Crawling;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>Fetches one page and hands its body on while it arrives. Every way it can fail ends as one reason.</summary>
internal sealed class PageFetcher : IDisposable
{
    private readonly FetchOptions _options;
    private readonly HttpMessageInvoker _http;

    public PageFetcher(FetchOptions options)
    {
        _options = options;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = options.MaximumRedirection,
            UseCookies = false,
            // Throttling is the scheduler's; a second limit here would only hide waiting inside a page's deadline.
            MaxConnectionsPerServer = int.MaxValue,
        });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Fetches <paramref name="page"/>, whose URL is http or https, and reads it through <paramref name="parse"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public async Task<FetchResult> FetchAsync(
        PageRequest page, Func<PageBody, CancellationToken, Task<ParsedPage>> parse, CancellationToken stop)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (_options.Timeout != Timeout.InfiniteTimeSpan)
            deadline.CancelAfter(_options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page.Url!.HrefWithoutFragment);
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            request.Headers.TryAddWithoutValidation("Accept", "text/html, application/xhtml+xml, */*;q=0.1");
            using var response = await _http.SendAsync(request, deadline.Token).ConfigureAwait(false);
            return await ReadAsync(page, response, parse, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return FetchResult.Fail(FailureReason.Timeout, $"'{page.Source}' was not read within {_options.Timeout.TotalSeconds} s. Raise -TimeoutSec, or try again later.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or PageTooLargeException or InvalidDataException)
        {
            stop.ThrowIfCancellationRequested();
            return FetchResult.Fail(ReasonOf(exception), $"'{page.Source}' could not be read: {exception.GetBaseException().Message}");
        }
    }

    private async Task<FetchResult> ReadAsync(
        PageRequest page, HttpResponseMessage response, Func<PageBody, CancellationToken, Task<ParsedPage>> parse, CancellationToken stop)
    {
        var status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
            return FetchResult.Fail(FailureReason.HttpStatus, $"'{page.Source}' answered {status} {response.ReasonPhrase}. Check the address and whether it needs credentials.", status);

        var finalUrl = WebUrl.Parse(response.RequestMessage!.RequestUri!.OriginalString) ?? page.Url!;
        var contentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var values) ? values.ToString() : null;
        if (contentType is not null && !contentType.Contains("html", StringComparison.OrdinalIgnoreCase))
            return new FetchResult { Outcome = PageOutcome.Skipped, SkipReason = $"its type is {contentType}", FinalUrl = finalUrl.Href, StatusCode = status };

        var content = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        var body = new PageBody { Content = content, Url = finalUrl, Limit = _options.MaximumPageBytes, ContentType = contentType };
        return new FetchResult
        {
            Outcome = PageOutcome.Read,
            Parsed = await parse(body, stop).ConfigureAwait(false),
            FinalUrl = finalUrl.Href,
            StatusCode = status,
        };
    }

    private static FailureReason ReasonOf(Exception exception) => exception switch
    {
        PageTooLargeException => FailureReason.PageTooLarge,
        InvalidDataException => FailureReason.ContentDecoding,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => FailureReason.NameResolution,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => FailureReason.TlsFailure,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => FailureReason.InvalidResponse,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => FailureReason.ConnectionRefused,
        _ => FailureReason.ConnectionReset,
    };
}
