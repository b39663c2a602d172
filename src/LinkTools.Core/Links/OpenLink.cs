using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// A link whose element is open, or will be opened again by a browser, and its text so far; or an element whose text
/// links may be called by.
/// </summary>
internal sealed class OpenLink
{
    /// <summary>Where <see cref="Parent"/> says that the element is not open.</summary>
    public const int Nowhere = -1;

    public LinkText Text { get; } = new();

    /// <summary>What its element's end is reported by.</summary>
    public int Number { get; private set; }

    /// <summary>Its element's place on the stack.</summary>
    public int Index { get; private set; }

    /// <summary>The first of its drafts, which stand at one place; beyond all of them for a label.</summary>
    public int FirstDraft { get; private set; }

    /// <summary>The label that its text is; -1 for a link.</summary>
    public int Label { get; private set; }

    /// <summary>The most characters of text that it needs.</summary>
    public int Limit => Label < 0 ? LinkText.Limit : LabelTexts.Limit;

    /// <summary>True for an element that a browser opens again when others close it.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>
    /// True when others closed its element: what bounds the list of active formatting elements still remembers it.
    /// </summary>
    public bool IsLost { get; private set; }

    /// <summary>The element that bounds the list which remembers it.</summary>
    public int Marker { get; private set; }

    /// <summary>The element in which a browser has opened it again; <see cref="Nowhere"/> while it has not.</summary>
    public int Parent { get; set; }

    /// <summary>True when what stands at the current place is inside the link.</summary>
    public bool IsHere => !IsLost || Parent != Nowhere;

    /// <summary>The pieces of its text that stand for words elsewhere; null for none.</summary>
    public List<LabelledPart>? Parts { get; private set; }

    public OpenLink Start(int number, int index, int firstDraft, bool isReopened, int label)
    {
        Label = label;
        (Number, Index, FirstDraft) = (number, index, firstDraft);
        (IsReopened, IsLost, Parent) = (isReopened, false, Nowhere);
        Text.Drop(Text.Length);
        Parts = null;
        return this;
    }

    /// <summary>
    /// True when what a browser puts into the element at <paramref name="top"/> of the stack is inside the link. The
    /// link's element holds no element where the tree is as deep as it gets, only text, and leaves at the very limit.
    /// </summary>
    /// <param name="top">The index of the element on top.</param>
    /// <param name="deepest">The highest index at which an element may hold it.</param>
    public bool Holds(int top, int deepest)
    {
        var index = IsLost ? Parent + 1 : Index;
        return index < OpenElements.MaxTreeDepth || (index <= deepest && top == (IsLost ? Parent : Index));
    }

    /// <summary>A piece of its text begins.</summary>
    public void Begin(LabelledPart part) => (Parts ??= []).Add(part);

    /// <summary>The piece is over that an element began.</summary>
    public void End(int number)
    {
        if (Parts?.Find(part => part.Number == number) is { } ended)
            ended.End = Text.Length;
    }

    public void Lose(int marker) => (IsLost, Marker, Parent) = (true, marker, Nowhere);
}
