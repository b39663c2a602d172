namespace LinkTools;

/// <summary>
/// What became of one link when it was asked: where it stands, what answered, and what to do about it. Flat and
/// immutable, so that Export-Csv shows it whole. Strings are never null: what is absent is empty.
/// </summary>
public sealed class LinkCheck
{
    /// <summary>The page that holds the link, as it was asked for; empty for a URL that the user gave.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>
    /// Where the link leads: absolute, serialised as the URL Standard says. Empty where it cannot be resolved.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>The link as written in the page.</summary>
    public string Href { get; init; } = "";

    /// <summary>What a reader would call the link.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element's local name in lower case, e.g. <c>a</c>.</summary>
    public string Element { get; init; } = "";

    /// <summary>The attribute's name in lower case, e.g. <c>href</c>.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>What the link is for, e.g. <c>Hyperlink</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Line of the element's tag in the decoded text, 1-based; 0 where it is not known.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element's tag in the decoded text, 1-based; 0 where it is not known.</summary>
    public int Column { get; init; }

    /// <summary>
    /// The verdict: Ok, Redirected, Insecure, FragmentMissing, Broken, Unreachable, Blocked, Unverified or Skipped.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The HTTP status of the last answer; null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why, as a word that never changes, e.g. <c>HttpStatus</c> or <c>Timeout</c>; empty for Ok.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A sentence: what happened, and what to try; empty for Ok.</summary>
    public string Message { get; init; } = "";

    /// <summary>The URL that answered, after redirects; empty where nothing did.</summary>
    public string FinalUrl { get; init; } = "";

    /// <summary>How many redirects were followed.</summary>
    public int Redirects { get; init; }

    /// <summary>The redirects in order, each as its status and where it led: <c>301 https://...; 302 ...</c>.</summary>
    public string RedirectChain { get; init; } = "";

    /// <summary>Where the link should point instead; empty where it is fine or nothing better is known.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>The method of the request that gave the verdict: HEAD or GET; empty where none went out.</summary>
    public string Method { get; init; } = "";

    /// <summary>How many requests the verdict took, those for redirects not counted.</summary>
    public int Attempts { get; init; }

    /// <summary>Milliseconds from the first request for the URL to its verdict.</summary>
    public long ElapsedMilliseconds { get; init; }

    /// <summary>The Content-Type of the last answer, as received; empty where there was none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>When the server's certificate ends; null where there was none.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>When the verdict was reached.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>True when the baseline has the same link of the same page with the same verdict.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The verdict and the URL.</summary>
    public override string ToString() => $"{Status} {(Url.Length > 0 ? Url : Href)}";
}
