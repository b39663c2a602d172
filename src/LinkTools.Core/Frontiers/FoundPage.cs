using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that is to be added to a frontier.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Depth">Levels below the pages the crawl was started with.</param>
internal readonly record struct FoundPage(WebUrl Url, int Depth)
{
    /// <summary>True for a page that the user named himself.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The class of the address of the page that leads here.</summary>
    public AddressClass FoundOn { get; init; }

    /// <summary>The line of the link that leads here, 1-based; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>What a reader would call that link.</summary>
    public string? Text { get; init; }

    /// <summary>What the frontier said of the page when it was asked.</summary>
    public PageNews News { get; init; }
}
