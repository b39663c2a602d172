using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// What is known about one URL, without its fragment, and what waits for it. Guarded by its own lock.
/// </summary>
internal sealed class UrlEntry
{
    /// <summary>Its answer; null until it is known.</summary>
    public UrlAnswer? Answer { get; set; }

    /// <summary>What waits for its answer; null for nothing.</summary>
    public Waiters? Waiting { get; set; }

    /// <summary>The target of its redirect, while it waits for the answer of the target; null for none.</summary>
    public UrlEntry? Follows { get; set; }

    /// <summary>True while a request for it is in flight, or will be sent by the crawl.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>True while the crawl will read it.</summary>
    public bool IsLeftToCrawl { get; set; }

    /// <summary>True if the user gave it.</summary>
    public bool IsNamed { get; set; }

    /// <summary>True if it is known that no -Exclude names it.</summary>
    public bool IsAdmitted { get; set; }

    /// <summary>The class of the address of the page that leads there.</summary>
    public AddressClass From { get; set; }
}
