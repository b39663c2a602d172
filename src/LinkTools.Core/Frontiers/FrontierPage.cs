using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that a crawl knows of and has not finished.</summary>
/// <param name="Id">What the frontier knows it by.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Depth">Levels below the pages the crawl was started with.</param>
internal readonly record struct FrontierPage(long Id, WebUrl Url, int Depth)
{
    /// <summary>True for a page the user named himself.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The class of the address of the page that leads here.</summary>
    public AddressClass FoundOn { get; init; }

    /// <summary>What pages are handed out by: one host's share its limits.</summary>
    public static string HostOf(WebUrl url) => $"{url.Host}:{url.Port}";
}
