using System.Text;
using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>What a document says of itself: its title, its ids, and what it asks of robots.</summary>
/// <param name="ids">Takes what a fragment may name; null where nobody wants to know.</param>
internal sealed class DocumentFacts(ICollection<string>? ids)
{
    /// <summary>A longer title has more than a reader sees: the rest of it is not kept.</summary>
    private const int MaxTitle = 16 * LinkText.Limit;

    private StringBuilder? _text;
    private bool _hasRootId;

    /// <summary>The document's title, white space collapsed; null before it has one.</summary>
    public string? Title { get; private set; }

    /// <summary>True when a meta element says nofollow for the whole page.</summary>
    public bool IsNoFollow { get; private set; }

    /// <summary>True while the text of the title is being read.</summary>
    public bool IsTitleOpen { get; private set; }

    /// <summary>The attributes that are needed of an element.</summary>
    public ulong AttributesOf(ElementInfo element) =>
        ids is null ? 0 : Wanted | (element == Elements.A ? AttributeTable.SetOf(Name) : 0);

    private static readonly ulong Wanted = AttributeTable.SetOf(Id);

    /// <summary>Reads a start tag that became an element of the document itself, and of no template.</summary>
    public void Read(in TagToken tag, in Placement placed)
    {
        var element = placed.Element!;
        if (ids is not null && tag.Present != 0)
            ReadIds(tag, placed);
        if (placed.Space != Namespace.Html)
            return;
        if (element == Elements.Meta)
            IsNoFollow |= RobotsMeta.SaysNoFollow(tag);
        else if (element == Elements.Title && Title is null)
            IsTitleOpen = true;
    }

    public void AppendTitle(ReadOnlySpan<char> text)
    {
        _text ??= new StringBuilder();
        if (_text.Length < MaxTitle)
            _text.Append(text);
    }

    /// <param name="hasReferences">True when '&amp;' starts a character reference in it.</param>
    public void CloseTitle(bool hasReferences)
    {
        IsTitleOpen = false;
        var title = new LinkText();
        title.Append($"{_text}", hasReferences);
        Title = title.Words(0).ToString();
        _text = null;
    }

    private void ReadIds(in TagToken tag, in Placement placed)
    {
        // A second html or body adds only what the first one had not.
        if (tag.Has(Id) && !(placed.IsMerged && _hasRootId))
            Add(tag.Value(Id));
        _hasRootId |= placed.Element == Elements.Html || placed.IsMerged;
        if (placed.Element == Elements.A && placed.Space == Namespace.Html && tag.Has(Name))
            Add(tag.Value(Name));
    }

    private void Add(string id)
    {
        if (id.Length > 0)
            ids!.Add(id);
    }
}
