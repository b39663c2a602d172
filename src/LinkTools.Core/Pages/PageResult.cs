using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>
/// One page: read with its links, failed with one reason, or skipped with one reason. Data only. Made by who reads the
/// body, and completed on its way out: the fetcher adds where the page came from, the crawl what it led to.
/// </summary>
public sealed record PageResult
{
    /// <summary>The page as it was asked for.</summary>
    public required PageRequest Request { get; init; }

    /// <summary>How it ended.</summary>
    public required PageOutcome Outcome { get; init; }

    /// <summary>
    /// The links in document order; empty unless the page was read, or partial pages are wanted. What came as part of a
    /// page that was still arriving is not here again.
    /// </summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>The links as rows of a file, in place of <see cref="Links"/> or beside them; null for none.</summary>
    public PageRows? Rows { get; init; }

    /// <summary>How many links the page has given in all, those of its earlier parts included.</summary>
    public int LinkCount { get; init; }

    /// <summary>Why the page failed; null unless it did.</summary>
    public PageFailure? Failure { get; init; }

    /// <summary>Why the page was skipped, as a clause; null unless it was.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The URL that answered, after redirects; null where nothing did.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The HTTP status of the last answer; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The Content-Type of the last answer, as received; null where there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The page's title; null where it has none, or nobody looked for it.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The link that first led here; null for pages that the user named, and for those that were read.
    /// </summary>
    public PageReferrer? Referrer { get; init; }

    /// <summary>The charset the page was decoded with, in the Encoding Standard's spelling.</summary>
    public string? Charset { get; init; }

    /// <summary>The redirects that were followed, in order.</summary>
    public IReadOnlyList<RedirectHop> Redirects { get; init; } = [];

    /// <summary>The class of the address that the page came from: where its links may lead to.</summary>
    internal AddressClass AddressClass { get; init; }

    /// <summary>True when the page asks that none of its links be followed.</summary>
    public bool IsPageNoFollow { get; init; }

    /// <summary>What is worth telling besides, for those who want to know more.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What the user should know of: the crawl does not go where it could have gone.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True when the server wants a proof that a person is looking.</summary>
    internal bool IsChallenge { get; init; }

    /// <summary>True when the page leads to one that the crawl reads for itself.</summary>
    internal bool IsReadElsewhere { get; init; }

    /// <summary>The places that fragments can name, gathered by whoever asked for them; null for nobody.</summary>
    internal PagePlaces? Places { get; init; }

    /// <summary>What the page was read as.</summary>
    public DocumentKind Document { get; init; }

    /// <summary>Bytes of the body after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>From the start of the fetch to the last link.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>
    /// Where the page asks to be replaced by another one, by a Refresh header; null where it does not.
    /// </summary>
    internal WebUrl? Refresh { get; init; }

    /// <summary>The Refresh header of a response whose body was not looked at.</summary>
    internal string? UnreadRefresh { get; init; }

    /// <summary>What the crawl that claimed the page knows it by; null where no crawl did.</summary>
    internal long? ClaimId { get; init; }

    /// <summary>Where the page's rows stand in the output file; null where they are in none.</summary>
    internal RowSpan? RowSpan { get; init; }

    /// <summary>What cut the page short, where partial pages are wanted; null for a whole page.</summary>
    internal Exception? Interruption { get; init; }

    /// <summary>True when another try may end better.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>When the server wants to be asked again; null where it does not say.</summary>
    internal TimeSpan? RetryDelay { get; init; }

    /// <summary>A page that was read to its end.</summary>
    internal static PageResult Read(PageRequest page) => new() { Request = page, Outcome = PageOutcome.Read };

    /// <summary>A page that was left alone.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reason">Why, as a clause.</param>
    internal static PageResult Skip(PageRequest page, string reason) =>
        new() { Request = page, Outcome = PageOutcome.Skipped, SkipReason = reason };

    /// <summary>A page that failed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="detail">What happened, as a clause whose subject is the page.</param>
    /// <param name="advice">What to try; null for what is usual for the reason.</param>
    /// <param name="cause">The exception behind it; null for none.</param>
    internal static PageResult Fail(
        PageRequest page, FailureReason reason, string detail, string? advice = null, Exception? cause = null) =>
        new()
        {
            Request = page,
            Outcome = PageOutcome.Failed,
            Failure = new PageFailure(
                reason, FailureText.Of(reason, page.Source, detail, isPage: !page.IsResource, advice))
            {
                Cause = cause,
            },
        };
}
