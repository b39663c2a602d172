using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>
/// The result of one page: read with its links, failed with one reason, or skipped with one reason. It is data only.
/// The reader of the body creates it, the fetcher adds where the page came from, and the crawl adds what it leads to.
/// </summary>
public sealed record PageResult
{
    /// <summary>The page as it was given.</summary>
    public required PageRequest Request { get; init; }

    /// <summary>How it ended.</summary>
    public required PageOutcome Outcome { get; init; }

    /// <summary>
    /// The links in document order; empty unless the page was read, or partial pages are wanted. Links that were
    /// returned while the page was still arriving are not repeated here.
    /// </summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    /// <summary>The links as rows of a file, instead of <see cref="Links"/> or in addition; null for none.</summary>
    public PageRows? Rows { get; init; }

    /// <summary>How many links the page has in all, including those that were returned earlier.</summary>
    public int LinkCount { get; init; }

    /// <summary>Why the page failed; null if it did not.</summary>
    public PageFailure? Failure { get; init; }

    /// <summary>Why the page was skipped, as a clause; null if it was not.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The URL that answered, after redirects; null if none did.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The Content-Type of the last response, as received; null if there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The page's title; null if it has none, or if it was not looked for.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// The link that first led here; null for pages that the user named, and for pages that were read.
    /// </summary>
    public PageReferrer? Referrer { get; init; }

    /// <summary>The charset the page was decoded with, in the Encoding Standard's spelling.</summary>
    public string? Charset { get; init; }

    /// <summary>The redirects that were followed, in order.</summary>
    public IReadOnlyList<RedirectHop> Redirects { get; init; } = [];

    /// <summary>The class of the address that the page came from. It decides where the page's links may lead.</summary>
    internal AddressClass AddressClass { get; init; }

    /// <summary>True if the page asks that none of its links be followed.</summary>
    public bool IsPageNoFollow { get; init; }

    /// <summary>Messages for the verbose stream.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Warnings: the crawl leaves out something that it could have read.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True if the server asks for proof that a person is looking.</summary>
    internal bool IsChallenge { get; init; }

    /// <summary>True if the page leads to another page that the crawl reads separately.</summary>
    internal bool IsReadElsewhere { get; init; }

    /// <summary>The places that fragments can name, if they were asked for; null if not.</summary>
    internal PagePlaces? Places { get; init; }

    /// <summary>What the page was read as.</summary>
    public DocumentKind Document { get; init; }

    /// <summary>Bytes of the body after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>The time from the start of the fetch to the last link.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The URL that a Refresh header replaces the page by; null if there is none.</summary>
    internal WebUrl? Refresh { get; init; }

    /// <summary>The Refresh header of a response whose body was not looked at.</summary>
    internal string? UnreadRefresh { get; init; }

    /// <summary>The frontier's handle of the page; null if no crawl claimed it.</summary>
    internal long? ClaimId { get; init; }

    /// <summary>Where the page's rows are in the output file; null if they are in none.</summary>
    internal RowSpan? RowSpan { get; init; }

    /// <summary>What cut the page off, if partial pages are wanted; null for a whole page.</summary>
    internal Exception? Interruption { get; init; }

    /// <summary>True if a retry may succeed.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>When the server accepts the next request; null if it does not say.</summary>
    internal TimeSpan? RetryDelay { get; init; }

    /// <summary>A page that was read completely.</summary>
    internal static PageResult Read(PageRequest page) => new() { Request = page, Outcome = PageOutcome.Read };

    /// <summary>A page that was skipped.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reason">Why, as a clause.</param>
    internal static PageResult Skip(PageRequest page, string reason) =>
        new() { Request = page, Outcome = PageOutcome.Skipped, SkipReason = reason };

    /// <summary>A page that failed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reason">Why it failed.</param>
    /// <param name="detail">What happened, as a clause whose subject is the page.</param>
    /// <param name="advice">What to try; null for the usual advice for the reason.</param>
    /// <param name="cause">The exception that caused it; null for none.</param>
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
