using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// The links whose elements are open, outermost first, and their text: what a browser shows inside them, in the order
/// of the Accessible Name and Description Computation, section 4.3.2.
/// </summary>
internal sealed partial class OpenLinks
{
    /// <summary>
    /// Links inside links can be nested without limit. The outermost ones then get no more text, so that text is not
    /// copied over and over.
    /// </summary>
    private const int MaxDepth = 16;

    /// <summary>An element at this depth contains leaves, but no elements with children.</summary>
    private const int MaxLeafDepth = OpenElements.MaxTreeDepth;

    private readonly LinkDrafts _drafts;
    private readonly CutNotes _cuts;
    private readonly List<OpenLink> _links = [];
    private readonly Stack<OpenLink> _spare = new();
    private readonly NameScopes _scopes = new();
    private TableText _run;
    private int _lastNumber;
    private int _lost;

    public OpenLinks(LinkDrafts drafts, CutNotes cuts)
    {
        _cuts = cuts;
        Labels = new LabelTexts(cuts);
        _drafts = drafts;
        Stack = new OpenElements(Close);
    }

    /// <summary>The elements that are open.</summary>
    public OpenElements Stack { get; }

    /// <summary>The names of links that are elsewhere on the page.</summary>
    public LabelTexts Labels { get; }

    public bool Any => _links.Count > 0;

    /// <summary>True while a browser has yet to reopen the element of a link.</summary>
    public bool AnyLost => _lost > 0;

    /// <summary>All drafts before this one have their text.</summary>
    public int Settled
    {
        get
        {
            var settled = Math.Min(_drafts.Count, Labels.Settled);
            foreach (var link in _links)
                settled = Math.Min(settled, link.FirstDraft);
            return settled;
        }
    }

    /// <summary>
    /// Begins the text of the drafts from <paramref name="firstDraft"/> on; it ends with the element at
    /// <paramref name="index"/>.
    /// </summary>
    /// <param name="index">The link's element.</param>
    /// <param name="firstDraft">The first of its drafts.</param>
    /// <param name="isReopened">True for an element that a browser reopens when other elements close it.</param>
    public void Open(int index, int firstDraft, bool isReopened)
    {
        Add(index, firstDraft, isReopened, -1);
    }

    /// <summary>Begins the text of an element with an id, which may be the name of links.</summary>
    /// <param name="index">The element.</param>
    /// <param name="id">Its id.</param>
    /// <param name="title">What it is called where it has no words.</param>
    public void OpenLabel(int index, string id, string title)
    {
        if (Labels.Begin(id, title) is >= 0 and var label)
            Add(index, int.MaxValue, isReopened: false, label);
    }

    private void Add(int index, int firstDraft, bool isReopened, int label)
    {
        if (_links.Count == MaxDepth)
            CloseOldest(label >= 0);
        var link = _spare.Count > 0 ? _spare.Pop() : new OpenLink();
        _links.Add(link.Start(++_lastNumber, index, firstDraft, isReopened, label));
        Stack.Hook(index, _lastNumber);
    }

    // A label loses the rest of its text before a link does.
    private void CloseOldest(bool isForLabel)
    {
        var oldest = Math.Max(0, _links.FindIndex(link => link.Label >= 0));
        if (!isForLabel && _links[oldest].Label < 0)
            _cuts.Add("the text of links with more than {0} open links in them was cut", MaxDepth);
        CloseAt(oldest);
    }

    public void Append(ReadOnlySpan<char> text, bool hasReferences) => Append(text, hasReferences, int.MaxValue);

    private void Append(ReadOnlySpan<char> text, bool hasReferences, int deepest)
    {
        var (isBeforeTable, isGapDue) = (false, false);
        if (_lost > 0)
        {
            if (!IsTablePart(Stack.TopElement))
                ReopenIn(Stack.Count - 1);
            else
                isBeforeTable = _run.IsMoved(text, out isGapDue);
        }

        for (var i = _links.Count - 1; i >= 0; i--)
        {
            var link = _links[i];
            var isMoved = !link.IsHere && isBeforeTable && link.Marker == Stack.Bounds.Marker;
            if (isMoved && isGapDue)
                link.Text.Gap();
            if ((link.IsHere || isMoved) && link.Number > _scopes.HiddenFrom && link.Holds(Stack.Count - 1, deepest)
                && Append(link, text, hasReferences))
            {
                if (link.Label < 0)
                    _cuts.Add("the text of links was cut after {0} characters", LinkText.Limit);
                CloseAt(i);
            }
        }
    }

    /// <summary>A gap between words, for an element.</summary>
    /// <param name="isLeaf">True for an element that is never put on the stack.</param>
    public void Gap(bool isLeaf)
    {
        var deepest = isLeaf ? MaxLeafDepth : 0;
        foreach (var link in _links)
        {
            // Also if the link is not open, because the end of a block there separates its words.
            if (link.Number > _scopes.HiddenFrom && link.Holds(Stack.Count - 1, deepest))
                link.Text.Gap();
        }
    }

    /// <summary>
    /// Says that a browser reopens here, in the element at <paramref name="parent"/>, what other elements closed.
    /// </summary>
    public void ReopenIn(int parent)
    {
        foreach (var link in _links)
        {
            if (!link.IsLost || link.Parent != OpenLink.Nowhere || link.Marker != Stack.Bounds.Marker)
                continue;
            link.Parent = parent;
            Stack.Hook(parent, link.Number);
        }
    }

    /// <summary>
    /// Removes what is no longer in the list of active formatting elements. Called after each tag while there is
    /// something to remove.
    /// </summary>
    public void Forget()
    {
        for (var i = _links.Count - 1; i >= 0; i--)
        {
            var link = _links[i];
            var isForgotten = Stack.Count == 0
                || (link.Marker == Stack.Bounds.Marker && (Stack.Bounds.Lost & Elements.A.Formatting) == 0);
            if (link.IsLost && isForgotten)
                CloseAt(i);
        }
    }

    /// <summary>Ends the text of links whose drafts are below <paramref name="draft"/>.</summary>
    public void SettleBelow(int draft)
    {
        Labels.Forget(waiting => waiting < draft);
        for (var i = _links.Count - 1; i >= 0; i--)
        {
            if (_links[i].FirstDraft < draft)
                CloseAt(i);
        }
    }

    /// <summary>Removes links whose drafts are gone.</summary>
    public void CutTo(int draft)
    {
        Labels.Forget(waiting => waiting >= draft);
        for (var i = _links.Count - 1; i >= 0 && _links[i].FirstDraft >= draft; i--)
            Drop(i);
    }

    /// <summary>True for elements that contain rows or cells, and no text.</summary>
    public static bool IsTablePart(ElementInfo element) =>
        element == Elements.Table || element == Elements.Tbody || element == Elements.Tr || element == Elements.Thead
        || element == Elements.Tfoot || element == Elements.Colgroup;

    // True if the link needs no more text.
    private static bool Append(OpenLink link, ReadOnlySpan<char> text, bool hasReferences)
    {
        var (target, limit) = (link.Text, link.Limit);
        while (text.Length > 0 && target.Length <= limit)
        {
            // One piece may be a whole page.
            var piece = text.Length <= 2 * limit ? text : text[..(2 * limit)];
            if (hasReferences && piece.Length < text.Length
                && piece[^Math.Min(piece.Length, CharacterReferences.MaxLength)..].LastIndexOf('&') is >= 0 and var cut)
                piece = piece[..(piece.Length - Math.Min(piece.Length, CharacterReferences.MaxLength) + cut)];
            target.Append(piece, hasReferences);
            text = text[piece.Length..];
        }

        return target.Length > limit;
    }

    private void Close(int number)
    {
        for (var i = _links.Count - 1; i >= 0; i--)
        {
            if (_links[i].Number == number)
            {
                CloseElement(i);
                return;
            }
        }

        if (_scopes.Close(number) is { } scope)
            CloseScope(scope);
    }

    // A browser reopens only a elements, as long as they are in the list of active formatting elements.
    private void CloseElement(int index)
    {
        var link = _links[index];
        if (!link.IsLost && link.IsReopened)
        {
            _lost++;
            link.Lose(Stack.Bounds.Marker);
            Stack.Hook(link.Marker, link.Number);
        }
        else if (link.IsLost && link.Parent != OpenLink.Nowhere && Stack.Count > link.Marker)
        {
            link.Parent = OpenLink.Nowhere;
        }
        else
        {
            CloseAt(index);
        }
    }

    private void CloseAt(int index)
    {
        var link = _links[index];
        var text = link.Text.Words(0);
        if (link.Label >= 0)
            Labels.End(link.Label, text);
        else
            SetText(link, text);
        Drop(index);
    }

    private void Drop(int index)
    {
        var link = _links[index];
        if (link.IsLost)
            _lost--;
        _links.RemoveAt(index);
        _spare.Push(link);
        if (!Any)
            _scopes.Clear();
    }
}
