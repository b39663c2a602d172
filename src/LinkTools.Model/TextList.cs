using System.Collections.ObjectModel;

namespace LinkTools;

/// <summary>Strings that print themselves: a cell of a table or a CSV file shows all of them. Immutable.</summary>
public sealed class TextList(IList<string> texts) : ReadOnlyCollection<string>(texts)
{
    /// <summary>An empty list.</summary>
    public static new TextList Empty { get; } = new([]);

    /// <summary>All strings, with one space between two.</summary>
    public override string ToString() => string.Join(' ', this);
}
