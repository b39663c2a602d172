using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that is added to a frontier.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Depth">How many links lead to it from a seed.</param>
internal readonly record struct FoundPage(WebUrl Url, int Depth)
{
    /// <summary>True for a page that the user named.</summary>
    public bool IsSeed { get; init; }

    /// <summary>The class of the address of the page that leads here.</summary>
    public AddressClass FoundOn { get; init; }

    /// <summary>The line of the link that leads here, 1-based; 0 for none.</summary>
    public int Line { get; init; }

    /// <summary>What a person would call that link.</summary>
    public string? Text { get; init; }

    /// <summary>The answer of the frontier about the page.</summary>
    public PageNews News { get; init; }
}
