using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Links found but not given out: their URL waits for the page's base, their text for the end of their element. Drafts
/// and places keep their number when those before them are taken away. A page of 16 MB can hold millions: so they are
/// numbers into one store of text, and no objects.
/// </summary>
internal sealed class LinkDrafts
{
    /// <summary>A shape used lately is found again by this many bits of its look.</summary>
    private const int RecentShapes = 32;

    private readonly int[] _recent = new int[RecentShapes];
    private BlockList<LinkDraft> _drafts = new();
    private BlockList<LinkPlace> _places = new();
    private List<LinkShape> _shapes = [];
    private TextStore _text = new();
    private int _dropped;
    private int _firstDraft;
    private int _firstPlace;

    // No text stands at 0: that is a place's word for none.
    public LinkDrafts() => _text.Add("\0");

    /// <summary>The number of the first draft still here.</summary>
    public int First => _firstDraft + _dropped;

    /// <summary>The number that the next draft will have.</summary>
    public int Count => _firstDraft + _drafts.Count;

    /// <summary>Bytes that are held.</summary>
    public long HeldBytes => (16L * _drafts.Capacity) + (16L * _places.Capacity) + (2 * _text.Capacity)
        + (64L * _shapes.Count);

    public ref readonly LinkDraft this[int number] => ref _drafts[number - _firstDraft];

    /// <summary>What a draft's tag is.</summary>
    public ref readonly LinkPlace PlaceOf(in LinkDraft draft) => ref _places[draft.Place - _firstPlace];

    /// <summary>What a draft has in common with others.</summary>
    public LinkShape ShapeOf(in LinkPlace place) => _shapes[place.Shape];

    /// <summary>What was written.</summary>
    public ReadOnlySpan<char> HrefOf(in LinkDraft draft) => _text.Get(draft.Href, draft.HrefLength);

    /// <summary>The link's text.</summary>
    public ReadOnlySpan<char> TextOf(in LinkPlace place) => TextOf(_text, place.Text);

    /// <summary>Forgets the drafts of other kinds, and of parts of the page that no links are wanted of.</summary>
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

    /// <summary>Marks the drafts that are not to be taken: those for whose tag <paramref name="isTaken"/> is false.
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

    /// <summary>Starts a tag, whose links are added next. Gives back its number.</summary>
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

    /// <summary>Adds a link of the tag started last.</summary>
    /// <param name="href">What was written, its character references decoded.</param>
    /// <param name="attribute">The attribute's id, or one of the numbers that <see cref="LinkDraft"/> names.</param>
    /// <param name="kind">What it is for.</param>
    public void Add(ReadOnlySpan<char> href, byte attribute, LinkKind kind) =>
        _drafts.Add(new LinkDraft(LastPlace, _text.Add(href), href.Length, attribute, kind));

    /// <summary>The same for a value as it stands between its quotes; gives what was written.</summary>
    public ReadOnlySpan<char> AddRaw(ReadOnlySpan<char> raw, byte attribute, LinkKind kind)
    {
        var href = CharacterReferences.DecodeAttribute(raw, _text, out var length);
        _drafts.Add(new LinkDraft(LastPlace, href, length, attribute, kind));
        return _text.Get(href, length);
    }

    /// <summary>Says what the links of a draft's tag are called.</summary>
    public void SetText(int number, ReadOnlySpan<char> text)
    {
        ref var place = ref _places[this[number].Place - _firstPlace];
        place.Text = AddText(text);
    }

    /// <summary>Forgets the drafts from <paramref name="number"/> on.</summary>
    public void CutTo(int number) =>
        _drafts.CutTo(Math.Clamp(number - _firstDraft, _dropped, _drafts.Count));

    /// <summary>Forgets the drafts below <paramref name="number"/>.</summary>
    public void DropBelow(int number)
    {
        _dropped = number - _firstDraft;
        // What is left is copied only when it is the smaller part, so that each draft is copied once or twice at most.
        if (_dropped > 0 && _drafts.Count - _dropped <= _dropped)
            Compact();
    }

    /// <summary>Gives memory back for the next page: nothing may be asked for any more.</summary>
    public void Release()
    {
        _drafts.Release();
        _places.Release();
        _text.Release();
    }

    private int LastPlace => _firstPlace + _places.Count - 1;

    private static ReadOnlySpan<char> TextOf(TextStore store, uint place) =>
        place == 0 ? default : store.Get(place, store.Get(place, 1)[0] + 1)[1..];

    // The length goes first; no text is longer than LinkText's limit.
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
        // The tag started last may get more links.
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
