using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>What waits for the answer of one URL.</summary>
internal sealed class Waiters
{
    /// <summary>Links, each with the URL that it leads to.</summary>
    public List<(LinkClaim Claim, WebUrl Url)> Links { get; } = [];

    /// <summary>The URL to request if no other request is in flight; null for that of the first link.</summary>
    public WebUrl? Url { get; set; }

    /// <summary>Other URLs whose answer includes this one's.</summary>
    public List<Follower> Followers { get; } = [];
}

/// <summary>A URL that waits for the answer of another one.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Url">The URL of its request.</param>
/// <param name="Answer">Its own answer.</param>
/// <param name="IsTwin">True if it waits for the https version of its URL; false if it waits for the target of its
/// redirect.</param>
internal sealed record Follower(UrlEntry Entry, WebUrl Url, UrlAnswer Answer, bool IsTwin);
