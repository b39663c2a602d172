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

    private readonly List<(string Id, string Text)> _labels = [];
    private readonly List<WaitingLink> _links = [];

    /// <summary>No draft before this one waits for a label.</summary>
    public int Settled => _links.Count > 0 ? _links[0].Draft : int.MaxValue;

    /// <summary>True while links wait.</summary>
    public bool AnyWanted => _links.Count > 0;

    /// <summary>The texts, in document order.</summary>
    public IReadOnlyList<(string Id, string Text)> All => _labels;

    /// <summary>Begins the text of an element; returns its number, or -1 if it is not kept.</summary>
    public int Begin(string id)
    {
        if (_labels.Count == MaxLabels || id.Length == 0)
            return -1;
        _labels.Add((id, ""));
        return _labels.Count - 1;
    }

    public void End(int number, ReadOnlySpan<char> text)
    {
        if (text.Length > Limit)
            text = text[..(char.IsHighSurrogate(text[Limit - 1]) ? Limit - 1 : Limit)].TrimEnd(' ');
        _labels[number] = (_labels[number].Id, text.ToString());
    }

    /// <summary>Says that a link is named by the elements with these ids.</summary>
    public void Want(int draft, string ids)
    {
        if (_links.Count < MaxLabels)
            _links.Add(new WaitingLink(draft, ids));
        else
            cuts.Add("only {0} links were named by aria-labelledby", MaxLabels);
    }

    /// <summary>Forgets links whose drafts are gone, or cannot wait any longer.</summary>
    public void Forget(Predicate<int> isGone) => _links.RemoveAll(link => isGone(link.Draft));

    /// <summary>Names the links by these texts and those that were begun here, at the end of the document.</summary>
    public void Resolve(LinkDrafts drafts, IEnumerable<(string Id, string Text)> labels)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, text) in labels.Concat(_labels))
            byId.TryAdd(id, text);
        var name = new StringBuilder();
        foreach (var (draft, ids) in _links)
        {
            name.Clear();
            ReadOnlySpan<char> rest = ids;
            while (HtmlSpace.NextToken(ref rest, out var id))
            {
                if (byId.GetValueOrDefault(id.ToString()) is { Length: > 0 } text)
                    name.Append(name.Length > 0 ? " " : "").Append(text);
            }

            if (name.Length > 0)
                drafts.SetText(draft, name.ToString().AsSpan(0, Math.Min(name.Length, LinkText.Limit)));
        }

        _links.Clear();
        _labels.Clear();
    }

    private sealed record WaitingLink(int Draft, string Ids);
}
