using System.Collections.ObjectModel;

namespace LinkTools;

/// <summary>
/// Strings that print themselves: where a list stands in one cell, as in a CSV file, it shows what it holds. Immutable.
/// </summary>
public sealed class TextList(IList<string> texts) : ReadOnlyCollection<string>(texts)
{
    /// <summary>The list without anything in it.</summary>
    public static new TextList Empty { get; } = new([]);

    /// <summary>All of it, with one space between two.</summary>
    public override string ToString() => string.Join(' ', this);
}
