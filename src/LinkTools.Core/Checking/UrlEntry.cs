using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// What is known of one URL, its fragment apart, and which links wait for it. Guarded by its own lock.
/// </summary>
internal sealed class UrlEntry
{
    /// <summary>What it answered; null until then.</summary>
    public UrlAnswer? Answer { get; set; }

    /// <summary>The links that wait for an answer, each with the URL that it leads to; null for none.</summary>
    public List<(LinkClaim Claim, WebUrl Url)>? Waiting { get; set; }

    /// <summary>Other URLs that are redirected here, and wait to be told what is here.</summary>
    public List<(UrlEntry Entry, UrlAnswer Way)>? Redirected { get; set; }

    /// <summary>True while a request for it is under way, or will be made by the crawl.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>True while the crawl means to read it.</summary>
    public bool IsLeftToCrawl { get; set; }

    /// <summary>True where the user gave it himself.</summary>
    public bool IsNamed { get; set; }

    /// <summary>The class of the address of the page that leads there.</summary>
    public AddressClass From { get; set; }
}
