using System.Text;
using LinkTools.Core.Markup;
using LinkTools.Core.Pages;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>What a document says about itself: its title, its ids, and its instructions for robots.</summary>
/// <param name="places">Receives the places that a fragment may name; null if they are not needed.</param>
internal sealed class DocumentFacts(PagePlaces? places)
{
    /// <summary>A longer title is not useful to a reader; the rest is not kept.</summary>
    private const int MaxTitle = 16 * LinkText.Limit;

    private static readonly ulong Wanted = AttributeTable.SetOf(Id);

    private readonly LinkText? _body = places?.WantsText == true ? new LinkText() : null;
    private StringBuilder? _text;
    private bool _hasRootId;

    /// <summary>The title of the document, with white space collapsed; null if there is none yet.</summary>
    public string? Title { get; private set; }

    /// <summary>True if a meta element says nofollow for the whole page.</summary>
    public bool IsNoFollow { get; private set; }

    /// <summary>
    /// What the document asks to be replaced by: the first refresh counts (HTML Standard, section 4.2.5.3). Empty for
    /// itself; null where it does not ask.
    /// </summary>
    public string? Refresh { get; private set; }

    /// <summary>True while the text of the title is being read.</summary>
    public bool IsTitleOpen { get; private set; }

    /// <summary>True if the text of the whole document is needed.</summary>
    public bool WantsBody => _body is not null;

    /// <summary>The attributes of an element that are needed.</summary>
    public ulong AttributesOf(ElementInfo element) =>
        places is null ? 0 : Wanted | (element == Elements.A ? AttributeTable.SetOf(Name) : 0);

    /// <summary>Reads a start tag that became an element of the document itself, not of a template.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="placed">What the tag became.</param>
    /// <param name="isInNoscript">True inside noscript, which is shown only without scripts and does not count for the
    /// page.</param>
    public void Read(in TagToken tag, in Placement placed, bool isInNoscript)
    {
        var element = placed.Element!;
        if (places is not null)
            ReadPlaces(tag, placed);
        if (placed.Space != Namespace.Html || isInNoscript)
            return;
        if (element == Elements.Meta)
            ReadMeta(tag);
        else if (element == Elements.Title && Title is null)
            IsTitleOpen = true;
    }

    /// <summary>Reads text that a reader sees.</summary>
    public void AppendBody(ReadOnlySpan<char> text, bool hasReferences) => _body?.Append(text, hasReferences);

    /// <summary>Says that a block begins or ends, or that a line breaks.</summary>
    public void EndWord() => _body?.Gap();

    /// <summary>Says that the document is over.</summary>
    public void Finish()
    {
        if (_body is not null)
            places!.Text = _body.All.ToString();
    }

    public void AppendTitle(ReadOnlySpan<char> text)
    {
        _text ??= new StringBuilder();
        if (_text.Length < MaxTitle)
            _text.Append(text);
    }

    /// <param name="hasReferences">True if '&amp;' begins a character reference in it.</param>
    public void CloseTitle(bool hasReferences)
    {
        IsTitleOpen = false;
        var title = new LinkText();
        title.Append($"{_text}", hasReferences);
        Title = title.Words(0).ToString();
        _text = null;
    }

    private void ReadMeta(in TagToken tag)
    {
        IsNoFollow |= RobotsMeta.SaysNoFollow(tag);
        if (Refresh is null && tag.Has(HttpEquiv)
            && tag.Value(HttpEquiv).Equals("refresh", StringComparison.OrdinalIgnoreCase)
            && MetaRefresh.TryParse(tag.Value(Content), out _, out var url))
            Refresh = url;
    }

    private void ReadPlaces(in TagToken tag, in Placement placed)
    {
        // A second html or body only adds attributes that the first one lacks.
        if (tag.Has(Id) && !(placed.IsMerged && _hasRootId))
            places!.Add(tag.Value(Id));
        _hasRootId |= placed.Element == Elements.Html || placed.IsMerged;
        if (placed.Element == Elements.A && placed.Space == Namespace.Html && tag.Has(Name))
            places!.Add(tag.Value(Name));
        if (placed.Element == Elements.Script)
            places!.AddScript();
    }
}
