namespace LinkTools.Core.Html;

/// <summary>What is known of an element's name, whatever its namespace.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Id">Small and dense: known names share theirs over all pages, a page's own names follow.</param>
internal sealed record ElementInfo(string Name, int Id)
{
    public ElementTraits Traits { get; init; }

    /// <summary>Which rule of "in body" its start tag follows.</summary>
    public StartRule Start { get; init; }

    /// <summary>Which rule of "in body" its end tag follows.</summary>
    public EndRule End { get; init; }

    public bool Is(ElementTraits trait) => (Traits & trait) != 0;
}
