using LinkTools.Core.Markup;
using LinkTools.Core.Pages;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>Reads one document's tags: which of them are elements, and which links those hold.</summary>
internal sealed class LinkReader : ITokenSink, IScanner
{
    /// <summary>Documents inside documents inside srcdoc attributes are read no deeper.</summary>
    private const int MaxSrcdocDepth = 8;

    /// <summary>
    /// Links that can wait for a frameset to replace them, or for the text of a link before them. A link with more
    /// links than this in it does without the rest of its text; a page with more before its first text keeps them.
    /// </summary>
    private const int MaxUnsettled = 1 << 16;

    private static readonly ulong PlaceOfAny = AttributeTable.SetOf(Id);
    private static readonly ulong Places = AttributeTable.SetOf(Id, Name);

    private readonly PagePlaces? _places;
    private readonly LinkKindSet _kinds;
    private readonly LinkDrafts _drafts;
    private readonly DocumentBase _base;
    private readonly LinkRules _rules;
    private readonly int _srcdocDepth;
    private readonly OpenElements _elements;
    private readonly OpenLinks _open;
    private readonly TreeBuilder _tree;
    private readonly HtmlTokenizer _tokenizer;
    private readonly LineCounter _lines;
    private readonly bool _isPositionFixed;
    private LinkReader? _formerSrcdoc;
    private EmbeddedText? _embedded;
    private bool _isEmbeddedOpen;
    private ulong _htmlAttributes;
    private ulong _bodyAttributes;
    private int _bodyStart;

    public LinkReader(LinkKindSet kinds, LinkDrafts drafts, DocumentBase baseUrl, PagePlaces? places = null)
        : this(kinds, drafts, baseUrl, null, 0, null) => _places = places;

    // A finished reader's stacks are empty. The next one takes them over: a page may hold a great many small documents.
    private LinkReader(
        LinkKindSet kinds, LinkDrafts drafts, DocumentBase baseUrl, LineCounter? position, int srcdocDepth,
        LinkReader? former)
    {
        _kinds = kinds;
        _drafts = drafts;
        _base = baseUrl;
        _rules = LinkRules.For(kinds);
        _srcdocDepth = srcdocDepth;
        _open = former?._open ?? new OpenLinks(drafts);
        _elements = _open.Stack;
        _formerSrcdoc = former?._formerSrcdoc;
        _tree = new TreeBuilder(_elements, DropBody);
        _tokenizer = new HtmlTokenizer(this);
        _lines = position ?? new LineCounter();
        _isPositionFixed = position is not null;
    }

    /// <summary>True when a meta element says nofollow for the whole page.</summary>
    public bool IsPageNoFollow { get; private set; }

    /// <summary>The number of the first draft that the document's own text may still change.</summary>
    public int Settled => _tree.IsBodyReplaceable ? Math.Min(_bodyStart, _open.Settled) : _open.Settled;

    /// <summary>Bytes held beside the drafts.</summary>
    public long HeldBytes => _elements.HeldBytes;

    /// <inheritdoc/>
    public bool WantsText => _open.Any || _tree.WantsText || _isEmbeddedOpen;

    /// <inheritdoc/>
    public bool IsForeign => _tree.IsForeign;

    /// <inheritdoc/>
    public int Scan(ReadOnlySpan<char> text, bool isFinal)
    {
        var done = _tokenizer.Scan(text, isFinal);
        if (!_isPositionFixed)
            _lines.Drop(text, done);
        return done;
    }

    /// <summary>Closes what is open: the document is over.</summary>
    public void Finish()
    {
        RawTextEnd();
        _elements.PopTo(0);
    }

    /// <summary>Gives memory back: the page is over.</summary>
    public void Release()
    {
        _elements.Release();
        _formerSrcdoc?.Release();
    }

    /// <inheritdoc/>
    public ulong AttributesOf(ElementInfo element)
    {
        var wanted = _rules.OfHtml(element).Reading | (_open.Any ? LinkNames.Attributes : 0);
        if (_places is not null)
            wanted |= element == Elements.A ? Places : PlaceOfAny;
        return _tree.IsForeign
            || element.Start is StartRule.Svg or StartRule.Math ? wanted | _rules.OfForeign(element).Reading : wanted;
    }

    /// <inheritdoc/>
    public ContentModel StartTag(in TagToken tag)
    {
        if (_isEmbeddedOpen)
            RawTextEnd();
        if (_tree.IsBodyReplaceable && !_elements.Has(Elements.Body))
            _bodyStart = _drafts.Count;
        var placed = _tree.Start(tag);
        if (_open.AnyLost)
            Reopen(placed);
        if (placed.Element is not { } element)
            return ContentModel.Markup;
        var isInLink = _open.Any;
        if (isInLink && element.Is(ElementTraits.Gap))
            _open.Gap(isLeaf: placed.Index < 0);
        var isLink = tag.Present != 0 && ReadAttributes(tag, placed);
        if (isInLink && !isLink)
            NameInLink(tag, placed);
        if (_places is not null && !_tree.IsInTemplate)
            ReadPlaces(tag, element);
        if (element == Elements.Style || placed.Model == ContentModel.Script)
            OpenEmbedded(tag, placed);
        return placed.Model;
    }

    /// <inheritdoc/>
    public void EndTag(ElementInfo element)
    {
        if (_isEmbeddedOpen)
            RawTextEnd();
        if (_open.Any && element.Is(ElementTraits.Gap))
            _open.Gap(isLeaf: false);
        _tree.End(element);
        if (_open.AnyLost)
            _open.Forget();
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (_tree.WantsText && HtmlSpace.HasOther(text))
            _tree.Text();
        if (_isEmbeddedOpen)
            _embedded!.Append(hasReferences ? CharacterReferences.DecodeAttribute(text) : text);
        else if (_open.Any && !IsHidden())
            _open.Append(text, hasReferences);
    }

    /// <inheritdoc/>
    public void RawText(ReadOnlySpan<char> text)
    {
        if (_isEmbeddedOpen)
            _embedded!.Append(text);
    }

    /// <inheritdoc/>
    public void RawTextEnd()
    {
        if (!_isEmbeddedOpen)
            return;
        _isEmbeddedOpen = false;
        _embedded!.Close();
    }

    private void ReadPlaces(in TagToken tag, ElementInfo element)
    {
        if (tag.Has(Id))
            _places!.Add(tag.Value(Id));
        if (element == Elements.A && tag.Has(Name))
            _places!.Add(tag.Value(Name));
        if (element == Elements.Script)
            _places!.AddScript();
    }

    private bool IsHidden() => _tree.IsForeign
        && (_elements.TopElement == Elements.Script || _elements.TopElement == Elements.Style);

    // A browser opens a link again that others closed before anything that stands in a line of text.
    private void Reopen(in Placement placed)
    {
        _open.Forget();
        if (placed.Element is not { } element || placed.IsMerged || !element.Is(ElementTraits.Inline))
            return;
        var parent = (placed.Index >= 0 ? placed.Index : _elements.Count) - 1;
        if (!OpenLinks.IsTablePart(_elements[parent]))
            _open.ReopenIn(parent);
    }

    private void NameInLink(in TagToken tag, in Placement placed)
    {
        var element = placed.Element!;
        if (LinkNames.IsUnseen(tag, element, placed.Space))
        {
            if (placed.Index >= 0)
                _open.Hide(placed.Index);
            return;
        }

        if (placed.Space == Namespace.Html && (element == Elements.Img || element == Elements.Input))
        {
            _open.AddName(LinkNames.OfLeaf(tag), isLeaf: true);
            return;
        }

        var label = LinkNames.Clean(tag, AriaLabel);
        if (label.Length > 0)
        {
            _open.AddName(label, placed.Index < 0);
            if (placed.Index >= 0)
                _open.Hide(placed.Index);
        }
        else if (placed.Index >= 0 && LinkNames.Clean(tag, Title) is { Length: > 0 } title)
        {
            _open.Title(placed.Index, title);
        }
    }

    private void DropBody()
    {
        _open.CutTo(_bodyStart);
        _drafts.CutTo(_bodyStart);
    }

    // True when the element is a link that has text.
    private bool ReadAttributes(in TagToken tag, in Placement placed)
    {
        var element = placed.Element!;
        if (placed.Space == Namespace.Html)
        {
            if (element == Elements.Base && tag.Has(Href) && !_base.IsSet && !_tree.IsInTemplate)
                _base.Set(tag.Value(Href));
            else if (element == Elements.Meta && _srcdocDepth == 0 && !_tree.IsInTemplate)
                IsPageNoFollow |= RobotsMeta.SaysNoFollow(tag);
        }

        ref readonly var row = ref placed.Space == Namespace.Html
            ? ref _rules.OfHtml(element)
            : ref _rules.OfForeign(element);
        var holding = row.Holding & tag.Present;
        if (element == Elements.Html && placed.Space == Namespace.Html)
            holding = OnlyNew(holding, ref _htmlAttributes);
        else if (element == Elements.Body && placed.Space == Namespace.Html)
            holding = OnlyNew(holding, ref _bodyAttributes);
        return holding != 0 && ReadLinks(tag, placed, row, holding);
    }

    // A second html or body tag adds what the element did not have.
    private static ulong OnlyNew(ulong attributes, ref ulong seen)
    {
        var added = attributes & ~seen;
        seen |= attributes;
        return added;
    }

    private bool ReadLinks(in TagToken tag, in Placement placed, in LinkRules.Row row, ulong holding)
    {
        if (!_isPositionFixed)
            _lines.MoveTo(tag.Text, tag.Position);
        var first = _drafts.Count;
        var element = placed.Element!;
        var holdsText = placed.Index >= 0 && (element == Elements.A || element == Elements.Button);
        var rel = tag.Has(Rel) && row.Reads(Rel) ? RelKinds.Normalize(tag.Value(Rel)) : "";
        var shape = new LinkShape(element.SafeName, rel, _base);
        var (line, column) = (_lines.Line, _lines.Column);
        var isPlaced = false;
        foreach (var rule in row.Rules)
        {
            if (((holding >> (int)rule.Attribute) & 1) == 0)
                continue;
            if (rule.Syntax == ValueSyntax.Document)
            {
                ReadSrcdoc(tag.Value(rule.Attribute));
                isPlaced = false;
                continue;
            }

            if (!isPlaced)
                _drafts.AddPlace(shape, LinkNames.OfLink(tag, row), line, column);
            isPlaced = true;
            LinkValues.Add(_drafts, _kinds, tag, rule, rel);
        }

        if (_drafts.Count - Settled > MaxUnsettled)
            SettleSome();
        if (!holdsText || _drafts.Count == first)
            return false;
        // A label is the link's name, whatever stands inside.
        if (LinkNames.Clean(tag, AriaLabel).Length == 0)
            _open.Open(placed.Index, first, element == Elements.A && placed.Space == Namespace.Html);
        return true;
    }

    // What may still change is bounded, for links wait for it: no page of use has so many without a word of text.
    private void SettleSome()
    {
        if (_tree.IsBodyReplaceable && _drafts.Count - _bodyStart > MaxUnsettled)
            _tree.KeepBody();
        _open.SettleBelow(_drafts.Count - MaxUnsettled);
    }

    private void ReadSrcdoc(string markup)
    {
        if (_srcdocDepth == MaxSrcdocDepth)
            return;
        var inner = new LinkReader(
            _kinds, _drafts, new DocumentBase(null, _base), _lines, _srcdocDepth + 1, _formerSrcdoc);
        inner.Scan(markup, isFinal: true);
        inner.Finish();
        _formerSrcdoc = inner;
    }

    private void OpenEmbedded(in TagToken tag, in Placement placed)
    {
        _embedded ??= new EmbeddedText(_kinds, _drafts);
        var isOpen = placed.Element == Elements.Style
            ? (placed.Model == ContentModel.RawText || placed.Index >= 0) && _embedded.OpenStyle()
            : _embedded.OpenScript(tag.Value(AttributeId.Type));
        if (!isOpen)
            return;
        if (!_isPositionFixed)
            _lines.MoveTo(tag.Text, tag.Position);
        _isEmbeddedOpen = true;
        _embedded.Place(placed.Element!.SafeName, _base, _lines.Line, _lines.Column);
    }
}
