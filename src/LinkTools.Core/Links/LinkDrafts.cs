using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Links that were found and not returned yet: their URLs wait for the base of the page, their texts for the end of
/// their elements. Drafts and places keep their numbers when those before them are removed. A page of 16 MB can have
/// millions of links, so they are numbers into one store of text, not objects.
/// </summary>
internal sealed class LinkDrafts
{
    /// <summary>A recent shape is found again by this many bits of its hash.</summary>
    private const int RecentShapes = 32;

    private readonly int[] _recent = new int[RecentShapes];
    private BlockList<LinkDraft> _drafts = new();
    private BlockList<LinkPlace> _places = new();
    private List<LinkShape> _shapes = [];
    private TextStore _text = new();
    private int _dropped;
    private int _firstDraft;
    private int _firstPlace;

    // No text is at 0, because 0 means that a place has none.
    public LinkDrafts() => _text.Add("\0");

    /// <summary>The number of the first draft that was not removed.</summary>
    public int First => _firstDraft + _dropped;

    /// <summary>The number of the next draft.</summary>
    public int Count => _firstDraft + _drafts.Count;

    /// <summary>The number of bytes that are held.</summary>
    public long HeldBytes => (16L * _drafts.Capacity) + (16L * _places.Capacity) + (2 * _text.Capacity)
        + (64L * _shapes.Count);

    public ref readonly LinkDraft this[int number] => ref _drafts[number - _firstDraft];

    /// <summary>The tag of a draft.</summary>
    public ref readonly LinkPlace PlaceOf(in LinkDraft draft) => ref _places[draft.Place - _firstPlace];

    /// <summary>What a draft has in common with others.</summary>
    public LinkShape ShapeOf(in LinkPlace place) => _shapes[place.Shape];

    /// <summary>The address as the page writes it.</summary>
    public ReadOnlySpan<char> HrefOf(in LinkDraft draft) => _text.Get(draft.Href, draft.HrefLength);

    /// <summary>The text of the link.</summary>
    public ReadOnlySpan<char> TextOf(in LinkPlace place) => TextOf(_text, place.Text);

    /// <summary>Removes the drafts of other kinds, and of parts of the page whose links are not wanted.</summary>
    public void Keep(LinkKindSet kinds)
    {
        var kept = _dropped;
        for (var i = _dropped; i < _drafts.Count; i++)
        {
            if (kinds.Contains(_drafts[i].Kind) && !_drafts[i].IsUnselected)
                _drafts[kept++] = _drafts[i];
        }

        _drafts.CutTo(kept);
        _drafts.Trim();
    }

    /// <summary>
    /// Marks the drafts that are not wanted: those for whose tags <paramref name="isTaken"/> is false.
    /// </summary>
    public void Select(Func<LinkPlace, string, bool> isTaken)
    {
        for (var i = _dropped; i < _drafts.Count; i++)
        {
            ref readonly var place = ref _places[_drafts[i].Place - _firstPlace];
            if (!isTaken(place, _shapes[place.Shape].Element))
                _drafts[i] = _drafts[i].Unselected;
        }
    }

    /// <summary>Begins a tag; its links are added next. Returns its number.</summary>
    public int AddPlace(
        string element, string rel, DocumentBase baseUrl, ReadOnlySpan<char> text, int line, int column)
    {
        _places.Add(new LinkPlace
        {
            Line = line,
            Column = column,
            Shape = FindShape(element, rel, baseUrl),
            Text = AddText(text),
        });
        return _firstPlace + _places.Count - 1;
    }

    /// <summary>Adds a link of the last tag.</summary>
    /// <param name="href">The address as written, with character references decoded.</param>
    /// <param name="attribute">The id of the attribute, or one of the numbers that <see cref="LinkDraft"/>
    /// defines.</param>
    /// <param name="kind">What it is for.</param>
    public void Add(ReadOnlySpan<char> href, byte attribute, LinkKind kind) =>
        _drafts.Add(new LinkDraft(LastPlace, _text.Add(href), href.Length, attribute, kind));

    /// <summary>The same for a value as it is written between quotes; returns the decoded address.</summary>
    public ReadOnlySpan<char> AddRaw(ReadOnlySpan<char> raw, byte attribute, LinkKind kind)
    {
        var href = CharacterReferences.DecodeAttribute(raw, _text, out var length);
        _drafts.Add(new LinkDraft(LastPlace, href, length, attribute, kind));
        return _text.Get(href, length);
    }

    /// <summary>Sets the text of the links of a draft's tag.</summary>
    public void SetText(int number, ReadOnlySpan<char> text)
    {
        ref var place = ref _places[this[number].Place - _firstPlace];
        place.Text = AddText(text);
    }

    /// <summary>Removes the drafts from <paramref name="number"/> on.</summary>
    public void CutTo(int number) =>
        _drafts.CutTo(Math.Clamp(number - _firstDraft, _dropped, _drafts.Count));

    /// <summary>Removes the drafts below <paramref name="number"/>.</summary>
    public void DropBelow(int number)
    {
        _dropped = number - _firstDraft;
        // The rest is copied only if it is the smaller part, so that each draft is copied twice at most.
        if (_dropped > 0 && _drafts.Count - _dropped <= _dropped)
            Compact();
    }

    /// <summary>Frees memory for the next page; nothing can be used afterwards.</summary>
    public void Release()
    {
        _drafts.Release();
        _places.Release();
        _text.Release();
    }

    private int LastPlace => _firstPlace + _places.Count - 1;

    private static ReadOnlySpan<char> TextOf(TextStore store, uint place) =>
        place == 0 ? default : store.Get(place, store.Get(place, 1)[0] + 1)[1..];

    // The length comes first; no text is longer than the limit of LinkText.
    private uint AddText(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return 0;
        var target = _text.Reserve(text.Length + 1);
        target[0] = (char)text.Length;
        text.CopyTo(target[1..]);
        return _text.Take(text.Length + 1);
    }

    private int FindShape(string element, string rel, DocumentBase baseUrl)
    {
        var first = element.Length > 0 ? element[0] : 0;
        var look = ((element.Length * 31) + first + rel.Length) % RecentShapes;
        var recent = _recent[look];
        if (recent < _shapes.Count && _shapes[recent] is var known && ReferenceEquals(known.Element, element)
            && ReferenceEquals(known.Base, baseUrl) && known.Rel == rel)
            return recent;
        _shapes.Add(new LinkShape(element, rel, baseUrl));
        return _recent[look] = _shapes.Count - 1;
    }

    private void Compact()
    {
        var (drafts, places, shapes, text) = (_drafts, _places, _shapes, _text);
        var firstPlace = _firstPlace;
        // The last tag may get more links.
        var kept = _dropped < drafts.Count ? drafts[_dropped].Place : firstPlace + Math.Max(0, places.Count - 1);
        (_drafts, _places, _shapes, _text) = (new(), new(), [], new());
        Array.Clear(_recent);
        _text.Add("\0");
        _firstDraft += _dropped;
        _firstPlace = kept;
        for (var place = kept - firstPlace; place < places.Count; place++)
        {
            ref readonly var old = ref places[place];
            var (element, rel, baseUrl) = shapes[old.Shape];
            AddPlace(element, rel, baseUrl, TextOf(text, old.Text), old.Line, old.Column);
        }

        for (; _dropped < drafts.Count; _dropped++)
        {
            ref readonly var old = ref drafts[_dropped];
            _drafts.Add(old.WithHref(_text.Add(text.Get(old.Href, old.HrefLength))));
        }

        _dropped = 0;
        drafts.Release();
        places.Release();
        text.Release();
    }
}
