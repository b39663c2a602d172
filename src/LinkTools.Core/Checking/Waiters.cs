using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>Who waits for the answer of one URL.</summary>
internal sealed class Waiters
{
    /// <summary>Links, each with the URL that it leads to.</summary>
    public List<(LinkClaim Claim, WebUrl Url)> Links { get; } = [];

    /// <summary>Where to ask, when nobody else does; null to ask where the first link leads.</summary>
    public WebUrl? Url { get; set; }

    /// <summary>Other URLs whose answer this one's is a part of.</summary>
    public List<Follower> Followers { get; } = [];
}
