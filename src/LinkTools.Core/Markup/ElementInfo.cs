namespace LinkTools.Core.Markup;

/// <summary>
/// What is known of an element's name, whatever its namespace. One object a name, compared as such: names are compared
/// all the time.
/// </summary>
/// <param name="name">In lower case.</param>
/// <param name="id">Small and dense: known names share theirs over all pages, a page's own names follow.</param>
internal sealed class ElementInfo(string name, int id)
{
    public string Name { get; } = name;

    /// <summary>The name as it may be shown: a page's own names can hold anything.</summary>
    public string SafeName { get; } = SafeText.Clean(name);

    public int Id { get; } = id;

    public ElementTraits Traits { get; init; }

    /// <summary>Which rule of "in body" its start tag follows.</summary>
    public StartRule Start { get; init; }

    /// <summary>Which rule of "in body" its end tag follows.</summary>
    public EndRule End { get; init; }

    /// <summary>A bit of its own for each formatting element, 0 for all others.</summary>
    public ushort Formatting { get; init; }

    public bool Is(ElementTraits trait) => (Traits & trait) != 0;
}
