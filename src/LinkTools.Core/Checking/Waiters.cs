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
