using System.Text;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// The texts of elements with an id, kept until the document's end, and the links that an aria-labelledby calls by
/// them: what it names may stand before the link or behind it.
/// </summary>
internal sealed class LabelTexts(CutNotes cuts)
{
    /// <summary>The most characters of a label; longer ones are no names, and kept for every element with an id.</summary>
    public const int Limit = 256;

    /// <summary>The most elements with an id whose text is kept, and the most links that wait for such texts.</summary>
    private const int MaxLabels = 1 << 14;

    private const int Unknown = -1;

    private readonly List<Label> _labels = [];
    private readonly List<(int Draft, string Ids)> _links = [];
    private TextStore _text = new();

    /// <summary>Every draft before this one waits for no label.</summary>
    public int Settled => _links.Count > 0 ? _links[0].Draft : int.MaxValue;

    /// <summary>Starts an element's text; gives its number, or -1 for one that is not kept.</summary>
    /// <param name="id">Its id as written between the quotes.</param>
    public int Begin(ReadOnlySpan<char> id)
    {
        if (_labels.Count == MaxLabels || id.IsEmpty || id.Length > Limit)
            return Unknown;
        _labels.Add(new Label(_text.Add(id), id.Length, 0, 0));
        return _labels.Count - 1;
    }

    public void End(int number, ReadOnlySpan<char> text)
    {
        if (text.Length > Limit)
            text = text[..(char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit)].TrimEnd(' ');
        _labels[number] = _labels[number] with { Text = _text.Add(text), TextLength = text.Length };
    }

    /// <summary>Says that a link is called what the elements with these ids say.</summary>
    public void Want(int draft, string ids)
    {
        if (_links.Count < MaxLabels)
            _links.Add((draft, ids));
        else
            cuts.Add("only {0} links were named by aria-labelledby", MaxLabels);
    }

    /// <summary>Links whose drafts are gone, or cannot wait any longer.</summary>
    public void Forget(Predicate<int> isGone) => _links.RemoveAll(link => isGone(link.Draft));

    /// <summary>Names the links; the document is over.</summary>
    public void Resolve(LinkDrafts drafts)
    {
        if (_links.Count > 0)
            Name(drafts);
        _links.Clear();
        _labels.Clear();
        _text = new TextStore();
    }

    private void Name(LinkDrafts drafts)
    {
        var byId = new Dictionary<string, Label>(StringComparer.Ordinal);
        foreach (var label in _labels)
            byId.TryAdd(CharacterReferences.DecodeAttribute(_text.Get(label.Id, label.IdLength)), label);
        if (_labels.Count == MaxLabels)
            cuts.Add("aria-labelledby was looked up among the first {0} elements with an id", MaxLabels);
        var name = new StringBuilder();
        foreach (var (draft, ids) in _links)
        {
            name.Clear();
            ReadOnlySpan<char> rest = ids;
            while (HtmlSpace.NextToken(ref rest, out var id))
            {
                if (byId.TryGetValue(id.ToString(), out var label) && label.TextLength > 0)
                    name.Append(name.Length > 0 ? " " : "").Append(_text.Get(label.Text, label.TextLength));
            }

            if (name.Length > LinkText.Limit)
                name.Length = LinkText.Limit;
            if (name.Length > 0)
                drafts.SetText(draft, name.ToString());
        }
    }

    private readonly record struct Label(uint Id, int IdLength, uint Text, int TextLength);
}
