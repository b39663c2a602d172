using LinkTools.Core.Crawling;

namespace LinkTools.Core.Http;

/// <summary>How a fetch ended, before it is told as a page's result.</summary>
internal sealed class FetchResult
{
    public required PageOutcome Outcome { get; init; }

    public ParsedPage? Parsed { get; init; }

    public PageFailure? Failure { get; init; }

    public string? SkipReason { get; init; }

    public string? FinalUrl { get; init; }

    public int? StatusCode { get; init; }

    public static FetchResult Fail(FailureReason reason, string message, int? statusCode = null) =>
        new() { Outcome = PageOutcome.Failed, Failure = new PageFailure(reason, message), StatusCode = statusCode };

    public PageResult With(PageRequest page, TimeSpan elapsed) => new()
    {
        Request = page,
        Outcome = Outcome,
        Links = Parsed?.Links ?? [],
        Bytes = Parsed?.Bytes ?? 0,
        Charset = Parsed?.Charset,
        Failure = Failure,
        SkipReason = SkipReason,
        FinalUrl = FinalUrl,
        StatusCode = StatusCode,
        Elapsed = elapsed,
    };
}
