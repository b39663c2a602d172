using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// A link whose element is open, or will be reopened by a browser, and its text so far; or an element whose text may be
/// the name of links.
/// </summary>
internal sealed class OpenLink
{
    /// <summary>The value of <see cref="Parent"/> if the element is not open.</summary>
    public const int Nowhere = -1;

    public LinkText Text { get; } = new();

    /// <summary>The number by which the end of its element is reported.</summary>
    public int Number { get; private set; }

    /// <summary>The index of its element on the stack.</summary>
    public int Index { get; private set; }

    /// <summary>The first of its drafts, which follow each other; beyond all drafts for a label.</summary>
    public int FirstDraft { get; private set; }

    /// <summary>The number of the label that its text is; -1 for a link.</summary>
    public int Label { get; private set; }

    /// <summary>The most characters of text that it needs.</summary>
    public int Limit => Label < 0 ? LinkText.Limit : LabelTexts.Limit;

    /// <summary>True for an element that a browser reopens when other elements close it.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>
    /// True if other elements closed its element, and the list of active formatting elements still has it.
    /// </summary>
    public bool IsLost { get; private set; }

    /// <summary>The element that bounds the part of that list.</summary>
    public int Marker { get; private set; }

    /// <summary>The element in which a browser has reopened it; <see cref="Nowhere"/> if it has not.</summary>
    public int Parent { get; set; }

    /// <summary>True if content at the current position is inside the link.</summary>
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
    /// True if content that a browser puts into the element at <paramref name="top"/> of the stack is inside the link.
    /// At the maximum depth of the tree, the link's element contains no elements, only text; at the very limit, it is
    /// removed.
    /// </summary>
    /// <param name="top">The index of the element at the top.</param>
    /// <param name="deepest">The highest index at which an element may contain others.</param>
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
