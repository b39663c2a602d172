namespace LinkTools.Core.Pages;

/// <summary>One page: read with its links, failed with one reason, or skipped with one reason. Data only.</summary>
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

    /// <summary>The Content-Type of the last answer, as received; null where there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>True when the server wants a proof that a person is looking.</summary>
    internal bool IsChallenge { get; init; }

    /// <summary>True when the page leads to one that the crawl reads for itself.</summary>
    internal bool IsReadElsewhere { get; init; }

    /// <summary>The places that fragments can name, gathered by whoever asked for them; null for nobody.</summary>
    internal PagePlaces? Places { get; init; }

    /// <summary>Bytes of the body after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>From the start of the fetch to the last link.</summary>
    public TimeSpan Elapsed { get; init; }
}
