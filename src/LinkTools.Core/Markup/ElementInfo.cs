namespace LinkTools.Core.Markup;

/// <summary>
/// What is known about the name of an element, whatever its namespace. There is one object for each name, and names are
/// compared by reference, because they are compared very often.
/// </summary>
/// <param name="name">In lower case.</param>
/// <param name="id">A small number. Known names have the same one on all pages; the names that a page invents
/// follow.</param>
internal sealed class ElementInfo(string name, int id)
{
    public string Name { get; } = name;

    /// <summary>The name as it may be shown: a name that a page invents may contain anything.</summary>
    public string SafeName { get; } = SafeText.Clean(name);

    public int Id { get; } = id;

    public ElementTraits Traits { get; init; }

    /// <summary>The rule of "in body" for its start tag.</summary>
    public StartRule Start { get; init; }

    /// <summary>The rule of "in body" for its end tag.</summary>
    public EndRule End { get; init; }

    /// <summary>A separate bit for each formatting element, 0 for all others.</summary>
    public ushort Formatting { get; init; }

    public bool Is(ElementTraits trait) => (Traits & trait) != 0;
}
