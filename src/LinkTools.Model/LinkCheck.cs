namespace LinkTools;

/// <summary>
/// The result of checking one link: where the link is, what answered, and what to do about it. Flat and immutable, so
/// that Export-Csv shows it completely. Strings are never null: what does not exist is empty.
/// </summary>
public sealed class LinkCheck
{
    /// <summary>The page that contains the link, as it was given; empty for a URL that the user gave.</summary>
    public string SourceUrl { get; init; } = "";

    /// <summary>
    /// Where the link leads: absolute, serialised as the URL Standard says. Empty if it cannot be resolved.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>The link as written in the page.</summary>
    public string Href { get; init; } = "";

    /// <summary>What a person would call the link.</summary>
    public string Text { get; init; } = "";

    /// <summary>The element's local name in lower case, e.g. <c>a</c>.</summary>
    public string Element { get; init; } = "";

    /// <summary>The attribute's name in lower case, e.g. <c>href</c>.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>What the link is for, e.g. <c>Hyperlink</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Line of the element's tag in the decoded text, 1-based; 0 if it is not known.</summary>
    public int Line { get; init; }

    /// <summary>Column of the element's tag in the decoded text, 1-based; 0 if it is not known.</summary>
    public int Column { get; init; }

    /// <summary>
    /// The status: Ok, Redirected, Insecure, FragmentMissing, Broken, Unreachable, Blocked, Unverified or Skipped.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why, as a word that never changes, e.g. <c>HttpStatus</c> or <c>Timeout</c>; empty for Ok.</summary>
    public string Reason { get; init; } = "";

    /// <summary>A sentence: what happened, and what to try; empty for Ok.</summary>
    public string Message { get; init; } = "";

    /// <summary>The URL that answered, after redirects; empty if none did.</summary>
    public string FinalUrl { get; init; } = "";

    /// <summary>How many redirects were followed.</summary>
    public int Redirects { get; init; }

    /// <summary>The redirects in order, each with its status and target: <c>301 https://...; 302 ...</c>.</summary>
    public string RedirectChain { get; init; } = "";

    /// <summary>Where the link should lead instead; empty if it is right or nothing better is known.</summary>
    public string Suggestion { get; init; } = "";

    /// <summary>The method of the request that decided: HEAD or GET; empty if no request was sent.</summary>
    public string Method { get; init; } = "";

    /// <summary>How many requests were needed, not counting those for redirects.</summary>
    public int Attempts { get; init; }

    /// <summary>Milliseconds from the first request for the URL to its result.</summary>
    public long ElapsedMilliseconds { get; init; }

    /// <summary>The Content-Type of the last response, as received; empty if there was none.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>When the server's certificate expires; null if there was none.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>When the result was known.</summary>
    public DateTimeOffset CheckedAt { get; init; }

    /// <summary>True if the baseline has the same link of the same page with the same status.</summary>
    public bool IsKnown { get; init; }

    /// <summary>The status and the URL.</summary>
    public override string ToString() => $"{Status} {(Url.Length > 0 ? Url : Href)}";
}
