using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>How one try at a page ended, before it is told as the page's result.</summary>
internal sealed record FetchResult
{
    public required PageOutcome Outcome { get; init; }

    public ParsedPage? Parsed { get; init; }

    public PageFailure? Failure { get; init; }

    public string? SkipReason { get; init; }

    public string? FinalUrl { get; init; }

    public int? StatusCode { get; init; }

    /// <summary>The Content-Type of the last answer, as received; null where there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>True when the server wants a proof that a person is looking.</summary>
    public bool IsChallenge { get; init; }

    public IReadOnlyList<RedirectHop> Redirects { get; init; } = [];

    /// <summary>The class of the address that the page came from: where its links may lead to.</summary>
    public AddressClass AddressClass { get; init; }

    /// <summary>What is worth telling, for those who want to know more.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the user should know of besides.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True when another try may end better.</summary>
    public bool IsTransient { get; init; }

    /// <summary>When the server wants to be asked again; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <param name="page">The page.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="detail">What happened, as a clause whose subject is the page.</param>
    /// <param name="advice">What to try; null for what is usual for the reason.</param>
    public static FetchResult Fail(PageRequest page, FailureReason reason, string detail, string? advice = null) =>
        new()
        {
            Outcome = PageOutcome.Failed,
            Failure = new PageFailure(
                reason, FailureText.Of(reason, page.Source, detail, isPage: !page.IsResource, advice)),
        };

    public PageResult With(PageRequest page, TimeSpan elapsed) => new()
    {
        Request = page,
        Outcome = Outcome,
        Links = Parsed?.Links ?? [],
        LinkCount = Parsed?.LinkCount ?? 0,
        IsPageNoFollow = Parsed?.IsNoFollow ?? false,
        Bytes = Parsed?.Bytes ?? 0,
        Charset = Parsed?.Charset,
        Failure = Failure,
        SkipReason = SkipReason,
        FinalUrl = FinalUrl,
        StatusCode = StatusCode,
        Redirects = Redirects,
        Notes = Notes,
        Warnings = Warnings,
        AddressClass = AddressClass,
        ContentType = ContentType,
        IsChallenge = IsChallenge,
        Places = Parsed?.Places,
        Elapsed = elapsed,
    };
}
