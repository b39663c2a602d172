using System.Collections.Concurrent;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Checks whether a URL answers: with HEAD if that is enough and can be trusted, otherwise with GET, whose body is read
/// only for ids.
/// </summary>
internal sealed class HttpProbe(PageFetcher fetcher, RobotsGate robots, CheckOptions options)
{
    private const int MaxHeadSeconds = 10;
    private const int LiesToLoseTrust = 2;

    private readonly FetchOptions _fetch = options.Crawl.Fetch;
    private readonly ConcurrentDictionary<string, int> _lies = new(StringComparer.Ordinal);

    /// <summary>The answer of the URL, with its ids if they are needed.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    /// <param name="url">The URL.</param>
    /// <param name="order">How to request it.</param>
    /// <param name="gate">Called before each request; null for none.</param>
    /// <param name="slot">Its place among those in flight, freed for others while it waits.</param>
    /// <param name="stop">Stops the request.</param>
    public async Task<UrlAnswer> AskAsync(
        WebUrl url, ProbeOrder order, PageGate? gate, IPageSlot slot, CancellationToken stop)
    {
        var started = _fetch.TimeProvider.GetTimestamp();
        if (options.RespectsRobots
            && await robots.RefusalAsync(
                url, order.From, order.IsNamed, new PageNotes(), stop).ConfigureAwait(false) is { } refusal)
        {
            return new UrlAnswer { SkipReason = refusal, Time = _fetch.TimeProvider.GetUtcNow() };
        }

        if (order.WantsIds || !UsesHead(url))
            return await GetAsync(url, order, null, started, gate, slot, stop).ConfigureAwait(false);
        var request = PageRequest.ForCheck(
            url, order.IsNamed, order.From, isHead: true, readsBody: false, HeadTimeout);
        var head = await fetcher.FetchAsync(
            request, (_, _) => Task.FromResult(PageResult.Read(request)), gate, slot, stop)
            .ConfigureAwait(false);
        if (options.Method == CheckMethod.Head || IsBelieved(head))
            return Answer(url, head, null, AskedBy.Head, 1, started);
        var last = head.FinalUrl is { } final && WebUrl.Parse(final) is { IsHttp: true } reached ? reached : url;
        var answer = await GetAsync(last, order, head, started, gate, slot, stop).ConfigureAwait(false);
        if (answer.Failure is null && head.Failure is not null && !IsOverload(head))
            _lies.AddOrUpdate(url.Origin, 1, static (_, count) => count + 1);
        return answer;
    }

    private bool UsesHead(WebUrl url) => options.Method != CheckMethod.Get
        && (options.Method == CheckMethod.Head || _lies.GetValueOrDefault(url.Origin) < LiesToLoseTrust);

    // A server that does not answer HEAD must leave time for a GET.
    private TimeSpan? HeadTimeout => options.Method == CheckMethod.Head ? null
        : _fetch.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.FromSeconds(MaxHeadSeconds)
        : TimeSpan.FromSeconds(Math.Min(MaxHeadSeconds, _fetch.Timeout.TotalSeconds / 3));

    /// <summary>True for answers to HEAD that a GET would not change.</summary>
    private bool IsBelieved(PageResult head)
    {
        if (head.Failure is not { } failure)
            return true;
        if (head.StatusCode is { } status && options.AcceptedStatuses.Contains(status))
            return true;
        // After an overload the request is retried, and retries are GETs.
        if (IsOverload(head))
            return _fetch.MaximumRetryCount == 0;
        if (head.StatusCode is 401 or 407)
            return true;
        return failure.Reason switch
        {
            FailureReason.NameResolution or FailureReason.TlsFailure or FailureReason.AddressNotAllowed
                or FailureReason.TooManyRedirects or FailureReason.InvalidRedirect or FailureReason.InvalidUrl => true,
            FailureReason.ConnectionRefused or FailureReason.NetworkUnreachable => !head.IsTransient,
            _ => false,
        };
    }

    private static bool IsOverload(PageResult result) => result.StatusCode is 429 or 503;

    private async Task<UrlAnswer> GetAsync(
        WebUrl url, ProbeOrder order, PageResult? head, long started, PageGate? gate, IPageSlot slot,
        CancellationToken stop)
    {
        var attempts = head is null ? 0 : 1;
        PagePlaces? places = null;
        var isCut = false;
        var request = PageRequest.ForCheck(url, order.IsNamed, order.From, isHead: false, readsBody: order.WantsIds);
        var result = await fetcher.FetchAsync(
            request,
            async (body, token) =>
            {
                attempts++;
                if (DocumentPlaces.IsMarkup(body.Type))
                {
                    (places, isCut) = await DocumentPlaces.ReadAsync(
                        body.Content, body.Type, body.Url, body.Limit, order.WantsText, token).ConfigureAwait(false);
                }

                return PageResult.Read(request);
            },
            gate, slot, stop).ConfigureAwait(false);
        attempts = Math.Max(attempts, head is null ? 1 : 2);
        var answer = Answer(url, result, head, AskedBy.Get, attempts, started, order.WantsIds);
        return places is null ? answer : answer.With(places, isCut);
    }

    private UrlAnswer Answer(
        WebUrl url, PageResult result, PageResult? before, AskedBy method, int attempts, long started,
        bool wasReadForIds = false) => new()
    {
        StatusCode = result.StatusCode ?? 0,
        // The answer is kept for long, so it keeps no exception with all that it references.
        Failure = result.Failure is { } failure ? failure with { Cause = null } : null,
        SkipReason = result.Outcome == PageOutcome.Skipped ? result.SkipReason : null,
        IsChallenge = result.IsChallenge,
        FinalUrl = options.Rewrite.IsEmpty && before is not { Redirects.Count: > 0 } && result.Redirects.Count == 0
            ? null : result.FinalUrl ?? url.Href,
        Hops = (before?.Redirects.Count ?? 0) + result.Redirects.Count == 0 ? []
            : [.. before?.Redirects ?? [], .. result.Redirects],
        ContentType = result.ContentType,
        IsMarkup = DocumentPlaces.IsMarkup(result.ContentType),
        WasReadForIds = wasReadForIds,
        Method = method,
        Attempts = attempts,
        Elapsed = _fetch.TimeProvider.GetElapsedTime(started),
        Time = _fetch.TimeProvider.GetUtcNow(),
    };
}
