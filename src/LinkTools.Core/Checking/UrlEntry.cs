using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>What is known of one URL, its fragment apart, and who waits for it. Guarded by its own lock.</summary>
internal sealed class UrlEntry
{
    /// <summary>What it answered; null until then.</summary>
    public UrlAnswer? Answer { get; set; }

    /// <summary>Who waits for an answer; null for nobody.</summary>
    public Waiters? Waiting { get; set; }

    /// <summary>What it is redirected to, while it waits for the answer of that; null for nothing.</summary>
    public UrlEntry? Follows { get; set; }

    /// <summary>True while a request for it is under way, or will be made by the crawl.</summary>
    public bool IsUnderWay { get; set; }

    /// <summary>True while the crawl means to read it.</summary>
    public bool IsLeftToCrawl { get; set; }

    /// <summary>True where the user gave it himself.</summary>
    public bool IsNamed { get; set; }

    /// <summary>The class of the address of the page that leads there.</summary>
    public AddressClass From { get; set; }
}
