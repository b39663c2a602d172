using System.Text;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// The links that aria-labelledby names by the texts of elements with an id. These may come before or after the link,
/// so the links wait for the end of the document.
/// </summary>
internal sealed class LabelTexts(CutNotes cuts)
{
    /// <summary>The most characters of a label; a longer text is not a name.</summary>
    public const int Limit = 256;

    /// <summary>The most links that wait, and the most texts that are kept for them.</summary>
    private const int MaxLabels = 1 << 14;

    /// <summary>The most characters of text that wait for a word inside them.</summary>
    private const int MaxChars = 1 << 20;

    private readonly List<(string Id, string Text)> _labels = [];
    private readonly List<LabelWish> _links = [];
    private int _heldChars;

    /// <summary>No draft before this one waits for a label.</summary>
    public int Settled { get; private set; } = int.MaxValue;

    /// <summary>True while links wait.</summary>
    public bool AnyWanted => _links.Count > 0;

    /// <summary>The texts, in document order.</summary>
    public IReadOnlyList<(string Id, string Text)> All => _labels;

    /// <summary>Begins the text of an element; returns its number, or -1 if it is not kept.</summary>
    /// <param name="id">The element's id.</param>
    /// <param name="title">What it is called where it has no words.</param>
    public int Begin(string id, string title)
    {
        if (_labels.Count == MaxLabels || id.Length == 0)
            return -1;
        _labels.Add((id, Cut(title)));
        return _labels.Count - 1;
    }

    public void End(int number, ReadOnlySpan<char> text)
    {
        if (text.Length > 0)
            _labels[number] = (_labels[number].Id, Cut(text));
    }

    /// <summary>Says that a link is named by the elements with these ids.</summary>
    public void Want(int draft, string ids) => Add(new LabelWish(draft, ids, []));

    /// <summary>Says that pieces of a link's text are what other elements say.</summary>
    public void Want(int draft, string text, List<LabelledPart> parts)
    {
        _heldChars += text.Length;
        if (_heldChars <= MaxChars)
            Add(new LabelWish(draft, text, parts));
        else
            cuts.Add("words that aria-labelledby names were looked up only in {0} characters of text", MaxChars);
    }

    /// <summary>Forgets links whose drafts are gone, or cannot wait any longer.</summary>
    public void Forget(Predicate<int> isGone)
    {
        if (_links.RemoveAll(link => isGone(link.Draft)) > 0)
            Settled = _links.Count == 0 ? int.MaxValue : _links.Min(link => link.Draft);
    }

    /// <summary>Names the links by these texts and those that were begun here, at the end of the document.</summary>
    public void Resolve(LinkDrafts drafts, IEnumerable<(string Id, string Text)> labels)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, text) in labels.Concat(_labels))
            byId.TryAdd(id, text);
        // A link that is named itself needs no words inside: it has the last word.
        foreach (var link in _links.OrderBy(link => link.Parts.Count == 0))
        {
            var name = link.Parts.Count > 0 ? Join(link, byId) : Find(link.Text, byId);
            if (name.Length > 0)
                drafts.SetText(link.Draft, name.AsSpan(0, Math.Min(name.Length, LinkText.Limit)));
        }

        _links.Clear();
        _labels.Clear();
        (_heldChars, Settled) = (0, int.MaxValue);
    }

    private void Add(LabelWish link)
    {
        if (_links.Count < MaxLabels)
        {
            _links.Add(link);
            Settled = Math.Min(Settled, link.Draft);
        }
        else
        {
            cuts.Add("only {0} links were named by aria-labelledby", MaxLabels);
        }
    }

    private static string Join(LabelWish link, Dictionary<string, string> byId)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var part in link.Parts)
        {
            // What is named inside a part that is named is no part of the name.
            if (part.Start < from || part.Start > link.Text.Length || Find(part.Ids, byId) is not { Length: > 0 } name)
                continue;
            text.Append(link.Text, from, part.Start - from).Append(' ').Append(name).Append(' ');
            from = Math.Min(part.End, link.Text.Length);
        }

        return LinkText.Clean(text.Append(link.Text, from, link.Text.Length - from).ToString());
    }

    private static string Find(ReadOnlySpan<char> ids, Dictionary<string, string> byId)
    {
        var name = new StringBuilder();
        while (HtmlSpace.NextToken(ref ids, out var id))
        {
            if (byId.GetValueOrDefault(id.ToString()) is { Length: > 0 } text)
                name.Append(name.Length > 0 ? " " : "").Append(text);
        }

        return name.ToString();
    }

    private static string Cut(ReadOnlySpan<char> text) => text.Length <= Limit
        ? text.ToString()
        : text[..(char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit)].TrimEnd(' ').ToString();

    /// <summary>A link that waits.</summary>
    /// <param name="Draft">Its number.</param>
    /// <param name="Text">Its text; without parts the ids of what names all of it.</param>
    /// <param name="Parts">The pieces of its text that others name.</param>
    private sealed record LabelWish(int Draft, string Text, List<LabelledPart> Parts);
}
