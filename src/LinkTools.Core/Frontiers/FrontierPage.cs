using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that a crawl has claimed and not finished.</summary>
internal sealed class FrontierPage
{
    /// <summary>What the frontier knows it by.</summary>
    public required long Id { get; init; }

    /// <summary>Where it is.</summary>
    public required WebUrl Url { get; init; }

    /// <summary>Levels below the pages the crawl was started with.</summary>
    public required int Depth { get; init; }

    /// <summary>True for a page that the crawl was started with, in this call or an earlier one.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The class of the address of the page that leads here.</summary>
    public AddressClass FoundOn { get; init; }

    /// <summary>What the frontier knows the page by that first led here; 0 for none.</summary>
    public long Referrer { get; init; }

    /// <summary>The line of the link there.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>The text of the link there; empty where the store keeps it elsewhere.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>How long its host still wants to be left alone, as another process was told; null for not.</summary>
    public HostRest? Rest { get; set; }

    /// <summary>When its host's turn began; the frontier's own.</summary>
    public HostTurn Turn { get; set; }

    /// <summary>What pages are handed out by: one host's share its limits.</summary>
    public static string HostOf(WebUrl url) => $"{url.Host}:{url.Port}";
}
