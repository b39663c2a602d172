namespace LinkTools.Core.Links;

/// <summary>
/// A piece of a link's text, of an element that others name: it stays only where those have no words.
/// </summary>
/// <param name="number">What the element's end is reported by.</param>
/// <param name="start">Where in the link's text it begins.</param>
/// <param name="ids">The ids of the others.</param>
internal sealed class LabelledPart(int number, int start, string ids)
{
    public int Number { get; } = number;

    public int Start { get; } = start;

    public string Ids { get; } = ids;

    /// <summary>Where it ends; the end of the text while the element is open.</summary>
    public int End { get; set; } = int.MaxValue;
}
