using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>What an error status means for a page, and for the other pages of its host.</summary>
internal sealed class StatusFailures(FetchOptions options, HostPacer pacer, AuthorizationSource authorizations)
{
    /// <summary>The advice if a host asks for a longer pause than pages wait for.</summary>
    public static readonly string RestAdvice = StatusAdvice.Of(429, isPage: false);

    /// <summary>The failure, and whether a retry may succeed.</summary>
    public PageResult Explain(PageRequest page, HttpResponseMessage response, WebUrl url, long started)
    {
        var status = (int)response.StatusCode;
        var isTransient = status is 408 or 425 or 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 524) or 530;
        var asked = isTransient ? RetryAfter.Read(response, options.TimeProvider.GetUtcNow()) : null;
        // Waiting longer than the timeout would only replace a clear response by a timeout.
        var isTooLong = asked > RemainingSince(started);
        if (asked is { } rest)
        {
            pacer.Rest(url, rest, status);
            if (isTooLong)
                pacer.WarnOfRest(url, rest, status);
        }
        else if (status is 429 or 503)
        {
            pacer.Pause(url, options.RetryInterval < MaxPause ? options.RetryInterval : MaxPause);
        }

        var wish = isTooLong ? $", and asks for a pause of {RetryAfter.Describe(asked!.Value)}" : "";
        // RFC 9110, 15.5.8: the proxy answers 407, not the site.
        return PageResult.Fail(
            page, status == 407 ? FailureReason.ProxyFailure : FailureReason.HttpStatus,
            $"answered {status} {response.ReasonPhrase}".TrimEnd() + wish,
            AdviceOn(status, page, url)) with
        {
            IsTransient = isTransient && !isTooLong,
            RetryDelay = asked,
            Warnings = page.IsResource ? [] : pacer.TakeWarning(url),
        };
    }

    /// <summary>
    /// An overloaded host gets fewer requests, but is not given up: its other pages must still meet their timeouts.
    /// </summary>
    private TimeSpan MaxPause =>
        options.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(60) : options.Timeout / 4;

    private TimeSpan RemainingSince(long started)
    {
        var remaining = options.Timeout == Timeout.InfiniteTimeSpan
            ? HostPacer.MaxRest
            : options.Timeout - options.TimeProvider.GetElapsedTime(started);
        return remaining < HostPacer.MaxRest ? remaining : HostPacer.MaxRest;
    }

    private string? AdviceOn(int status, PageRequest page, WebUrl url) =>
        status == 407
            ? null
            : (status is 401 or 403 ? authorizations.ExplainWithheld(page, url) : null)
                ?? (status == 401 ? authorizations.ExplainRefused(page, url) : null)
                ?? StatusAdvice.Of(status, isPage: !page.IsResource);
}
