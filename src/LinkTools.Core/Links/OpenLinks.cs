namespace LinkTools.Core.Links;

/// <summary>The links whose element is open, outermost first, and the text that they share.</summary>
internal sealed class OpenLinks(LinkDrafts drafts)
{
    /// <summary>
    /// Links inside links can be nested without end; the outermost then do without the rest of their text, so that text
    /// is not handed out over and over.
    /// </summary>
    private const int MaxDepth = 16;

    private readonly List<OpenLink> _links = [];
    private readonly LinkText _text = new();
    private int _lastNumber;

    public bool Any => _links.Count > 0;

    /// <summary>Every draft before this one has its text.</summary>
    public int Settled => Any ? _links[0].FirstDraft : drafts.Count;

    /// <summary>
    /// Starts the text of the drafts from <paramref name="firstDraft"/> on; gives the number to close it by. Without
    /// text the link keeps the one that its drafts have.
    /// </summary>
    public int Open(int firstDraft)
    {
        if (_links.Count == MaxDepth)
            CloseAt(0);
        if (_links.Count == 0)
            _text.Drop(_text.Length);
        _links.Add(new OpenLink(++_lastNumber, firstDraft, drafts.Count - firstDraft, _text.Length, ""));
        return _lastNumber;
    }

    public void Append(ReadOnlySpan<char> text, bool hasReferences)
    {
        while (Any)
        {
            // One piece may be a whole page: no link needs more of it than this.
            var piece = text.Length <= 2 * LinkText.Limit ? text : text[..(2 * LinkText.Limit)];
            if (hasReferences && piece.Length < text.Length && piece.LastIndexOf('&') is > LinkText.Limit and var cut)
                piece = piece[..cut];
            _text.Append(piece, hasReferences);
            text = text[piece.Length..];
            while (Any && _text.Length - _links[0].TextStart > LinkText.Limit)
                CloseAt(0);
            if (text.Length == 0)
                return;
        }
    }

    public void Gap() => _text.Gap();

    /// <summary>An image inside: its alt stands for the text of links that have none.</summary>
    public void AddImage(string alt)
    {
        alt = LinkText.Clean(alt);
        for (var i = 0; i < _links.Count; i++)
        {
            if (_links[i].Alt.Length == 0)
                _links[i] = _links[i] with { Alt = alt };
        }
    }

    public void Close(int number)
    {
        for (var i = _links.Count - 1; i >= 0; i--)
        {
            if (_links[i].Number == number)
                CloseAt(i);
        }
    }

    /// <summary>Ends the text of links whose drafts are below <paramref name="draft"/>.</summary>
    public void SettleBelow(int draft)
    {
        while (Any && _links[0].FirstDraft < draft)
            CloseAt(0);
    }

    /// <summary>Forgets links whose drafts are gone.</summary>
    public void CutTo(int draft) => _links.RemoveAll(link => link.FirstDraft >= draft);

    private void CloseAt(int index)
    {
        var link = _links[index];
        var text = _text.Take(link.TextStart);
        if (text.Length == 0)
            text = link.Alt;
        if (text.Length > 0)
            SetText(link, text);
        _links.RemoveAt(index);
        if (index > 0 || !Any || _links[0].TextStart == 0)
            return;

        // What only the outermost link wanted need not be kept.
        var start = _links[0].TextStart;
        _text.Drop(start);
        for (var i = 0; i < _links.Count; i++)
            _links[i] = _links[i] with { TextStart = _links[i].TextStart - start };
    }

    // All drafts of a link stand at one place, which has the text.
    private void SetText(in OpenLink link, string text) => drafts.SetText(link.FirstDraft, text);

    private readonly record struct OpenLink(int Number, int FirstDraft, int Drafts, int TextStart, string Alt);
}
