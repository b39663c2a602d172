using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers;

/// <summary>A URL in a <see cref="UrlQueue"/>.</summary>
/// <param name="Url">The URL, without fragment.</param>
/// <param name="Referrer">The handle of the page that leads there; 0 for none.</param>
/// <param name="Line">The line of the link there.</param>
internal readonly record struct QueuedUrl(string Url, long Referrer = 0, int Line = 0)
{
    /// <summary>True for a page that the user named.</summary>
    public bool IsSeed { get; init; }

    /// <summary>What a person would call the link there.</summary>
    public string Text { get; init; } = "";

    /// <summary>The class of the address of the page that leads there.</summary>
    public AddressClass FoundOn { get; init; }
}
