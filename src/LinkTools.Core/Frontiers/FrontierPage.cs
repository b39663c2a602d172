using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that a crawl has claimed and not completed.</summary>
internal sealed class FrontierPage
{
    /// <summary>The frontier's handle of the page.</summary>
    public required long Id { get; init; }

    /// <summary>The URL.</summary>
    public required WebUrl Url { get; init; }

    /// <summary>How many links lead to it from a seed.</summary>
    public required int Depth { get; init; }

    /// <summary>True for a seed of this call or of an earlier one.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The class of the address of the page that leads here.</summary>
    public AddressClass FoundOn { get; init; }

    /// <summary>The handle of the page that first led here; 0 for none.</summary>
    public long Referrer { get; init; }

    /// <summary>The line of the link there.</summary>
    public int ReferrerLine { get; init; }

    /// <summary>The text of that link; empty if the store has it elsewhere.</summary>
    public string ReferrerText { get; init; } = "";

    /// <summary>How long its host still wants no requests, as it told another process; null for none.</summary>
    public HostRest? Rest { get; set; }

    /// <summary>When the turn of its host began, for the frontier.</summary>
    public HostTurn Turn { get; set; }

    /// <summary>The key by which pages are scheduled: pages of one host share its limits.</summary>
    public static string HostOf(WebUrl url) => $"{url.Host}:{url.Port}";
}
