using System.Buffers;

namespace LinkTools.Core.Links;

/// <summary>
/// Links found but not given out: their URL waits for the page's base, their text for the end of their element. They
/// keep their number when those before them are taken away.
/// </summary>
internal sealed class LinkDrafts
{
    private LinkDraft[] _drafts = [];
    private int _length;

    /// <summary>The number of the first draft still here.</summary>
    public int First { get; private set; }

    /// <summary>The number that the next draft will have.</summary>
    public int Count => First + _length;

    public ref LinkDraft this[int number] => ref _drafts[number - First];

    public void Add(in LinkDraft draft)
    {
        if (_length == _drafts.Length)
            Grow();
        _drafts[_length++] = draft;
    }

    /// <summary>Forgets the drafts from <paramref name="number"/> on.</summary>
    public void CutTo(int number)
    {
        var length = Math.Max(0, number - First);
        _drafts.AsSpan(length, _length - length).Clear();
        _length = length;
    }

    /// <summary>Forgets the drafts below <paramref name="number"/>, and gives memory back when none is left.</summary>
    public void DropBelow(int number)
    {
        var dropped = number - First;
        var rest = _drafts.AsSpan(dropped, _length - dropped);
        rest.CopyTo(_drafts);
        _drafts.AsSpan(rest.Length, dropped).Clear();
        _length = rest.Length;
        First = number;
        if (_length > 0 || _drafts.Length == 0)
            return;
        ArrayPool<LinkDraft>.Shared.Return(_drafts);
        _drafts = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<LinkDraft>.Shared.Rent(Math.Max(64, _length * 2));
        _drafts.AsSpan(0, _length).CopyTo(larger);
        if (_drafts.Length > 0)
            ArrayPool<LinkDraft>.Shared.Return(_drafts, clearArray: true);
        _drafts = larger;
    }
}

/// <summary>What is known of a link before its base is.</summary>
internal struct LinkDraft
{
    public string Href;
    public string Text;
    public string Element;
    public string Attribute;
    public string Rel;
    public DocumentBase Base;
    public LinkKind Kind;
    public int Line;
    public int Column;
}
