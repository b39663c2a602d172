using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>Reads the tags of one document: which of them are elements, and which links these have.</summary>
internal sealed partial class LinkReader : ITokenSink, IScanner
{
    /// <summary>srcdoc documents inside each other are read up to this depth.</summary>
    private const int MaxSrcdocDepth = 8;

    /// <summary>
    /// How many links can wait because a frameset may replace them, or because the text of an earlier link is not
    /// complete. A link with more links than this inside it gets no more text; a page with more links before its first
    /// text keeps them.
    /// </summary>
    private const int MaxUnsettled = 1 << 16;

    private readonly LinkKindSet _kinds;
    private readonly LinkDrafts _drafts;
    private DocumentBase _base;
    private readonly LinkRules _rules;
    private readonly int _srcdocDepth;
    private readonly OpenElements _elements;
    private readonly OpenLinks _open;
    private readonly TreeBuilder _tree;
    private readonly HtmlTokenizer _tokenizer;
    private readonly LineCounter _lines;
    private readonly LabelLog _log;
    private bool _isPositionFixed;
    private LinkReader? _formerSrcdoc;
    private EmbeddedText? _embedded;
    private bool _isEmbeddedOpen;
    private ulong _htmlAttributes;
    private ulong _bodyAttributes;
    private int _bodyStart;
    private bool _isInNoscript;
    private bool _isXml;
    private int _scanned;

    public LinkReader(
        LinkKindSet kinds, LinkDrafts drafts, DocumentBase baseUrl, DocumentFacts facts, CutNotes? cuts = null)
        : this(kinds, drafts, baseUrl, facts, cuts ?? new CutNotes(), null, 0, null)
    {
    }

    // The stacks of a finished reader are empty, and the next reader reuses them, because a page may contain very many
    // small documents.
    private LinkReader(
        LinkKindSet kinds, LinkDrafts drafts, DocumentBase baseUrl, DocumentFacts facts, CutNotes cuts,
        LineCounter? position, int srcdocDepth, LinkReader? former)
    {
        (Facts, Cuts) = (facts, cuts);
        (_kinds, _drafts, _base, _srcdocDepth) = (kinds, drafts, baseUrl, srcdocDepth);
        _rules = LinkRules.For(kinds);
        _open = former?._open ?? new OpenLinks(drafts, cuts);
        _elements = _open.Stack;
        _formerSrcdoc = former?._formerSrcdoc;
        _log = former?._log ?? new LabelLog();
        _tree = new TreeBuilder(_elements, DropBody);
        _tokenizer = new HtmlTokenizer(this);
        _lines = position ?? new LineCounter();
        _isPositionFixed = position is not null;
    }

    /// <summary>What the document says about itself.</summary>
    public DocumentFacts Facts { get; }

    /// <summary>What is left out of the page.</summary>
    public CutNotes Cuts { get; }

    /// <summary>The number of the first draft that the rest of the document may still change.</summary>
    public int Settled => _tree.IsBodyReplaceable ? Math.Min(_bodyStart, _open.Settled) : _open.Settled;

    /// <summary>The number of bytes that are held besides the drafts.</summary>
    public long HeldBytes => _elements.HeldBytes + _log.HeldBytes;

    /// <inheritdoc/>
    public bool WantsText => _open.Any || _tree.WantsText || _isEmbeddedOpen || Facts.WantsBody;

    /// <inheritdoc/>
    public bool IsForeign => _tree.IsForeign;

    /// <inheritdoc/>
    public int Scan(ReadOnlySpan<char> text, bool isFinal)
    {
        var done = _tokenizer.Scan(text, isFinal);
        _log.Copy(text, _scanned);
        _scanned += done;
        if (!_isPositionFixed)
            _lines.Drop(text, done);
        return done;
    }

    /// <summary>Closes all open elements at the end of the document.</summary>
    public void Finish()
    {
        RawTextEnd();
        _elements.PopTo(0);
        Facts.Finish();
        FinishLabels();
    }

    /// <summary>Frees memory at the end of the page.</summary>
    public void Release()
    {
        _elements.Release();
        _formerSrcdoc?.Release();
    }

    /// <inheritdoc/>
    public ulong AttributesOf(ElementInfo element)
    {
        var wanted = _rules.OfHtml(element).Reading | Facts.AttributesOf(element)
            | (_open.Any || _isLabel ? LinkNames.Attributes : LinkNames.CanLabel(element) ? LinkNames.Label : 0);
        return _tree.IsForeign
            || element.Start is StartRule.Svg or StartRule.Math ? wanted | _rules.OfForeign(element).Reading : wanted;
    }

    /// <inheritdoc/>
    public ContentModel StartTag(in TagToken tag)
    {
        if (_isEmbeddedOpen)
            RawTextEnd();
        _open.EndRun();
        if (_tree.IsBodyReplaceable && !_elements.Has(Elements.Body))
            _bodyStart = _drafts.Count;
        var isInTemplate = _tree.IsInTemplate;
        var placed = _tree.Start(tag);
        if (_open.AnyLost)
            Reopen(placed);
        return placed.Element is null ? ContentModel.Markup : Read(tag, placed, isInTemplate);
    }

    private ContentModel Read(in TagToken tag, in Placement placed, bool isInTemplate)
    {
        var element = placed.Element!;
        if (element == Elements.Noscript && !_isXml)
            _isInNoscript = placed.Space == Namespace.Html;
        if (!isInTemplate)
            Facts.Read(tag, placed, _isInNoscript);
        var isInLink = _open.Any;
        if (isInLink && element.Is(ElementTraits.Gap))
            _open.Gap(isLeaf: placed.Index < 0);
        if (Facts.WantsBody && element.Is(ElementTraits.Gap))
            Facts.EndWord();
        var isLink = tag.Present != 0 && ReadAttributes(tag, placed, isInTemplate);
        if (isInLink && !isLink)
            NameInLink(tag, placed);
        if (!isInTemplate && tag.Has(Id) && LinkNames.CanLabel(element))
            KeepLabel(tag, placed);
        if (element == Elements.Style || placed.Model == ContentModel.Script)
            OpenEmbedded(tag, placed);
        return placed.Model;
    }

    /// <inheritdoc/>
    public void EndTag(ElementInfo element)
    {
        if (_isEmbeddedOpen)
            RawTextEnd();
        _open.EndRun();
        if (element == Elements.Noscript)
            _isInNoscript = false;
        if (_open.Any && element.Is(ElementTraits.Gap))
            _open.Gap(isLeaf: false);
        if (Facts.WantsBody && element.Is(ElementTraits.Gap))
            Facts.EndWord();
        _tree.End(element);
        if (_open.AnyLost)
            _open.Forget();
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (!_isXml && _tree.WantsText && HtmlSpace.HasOther(text))
            _tree.Text();
        if (Facts.WantsBody && !Facts.IsTitleOpen && !_isEmbeddedOpen && !IsHidden() && !_tree.IsInTemplate)
            Facts.AppendBody(text, hasReferences);
        if (Facts.IsTitleOpen)
            Facts.AppendTitle(text);
        else if (_isEmbeddedOpen)
            _embedded!.Append(hasReferences ? CharacterReferences.DecodeAttribute(text) : text);
        else if (_open.Any && !IsHidden())
            _open.Append(text, hasReferences);
    }

    /// <inheritdoc/>
    public void Comment() => _open.EndRun();

    /// <inheritdoc/>
    public void RawText(ReadOnlySpan<char> text)
    {
        if (Facts.IsTitleOpen)
            Facts.AppendTitle(text);
        else if (_isEmbeddedOpen)
            _embedded!.Append(text);
    }

    /// <inheritdoc/>
    public void RawTextEnd()
    {
        if (Facts.IsTitleOpen)
            Facts.CloseTitle(hasReferences: !_isXml);
        if (!_isEmbeddedOpen)
            return;
        _isEmbeddedOpen = false;
        _embedded!.Close();
    }

    private void DropBody()
    {
        _open.CutTo(_bodyStart);
        _drafts.CutTo(_bodyStart);
    }

    // True if the element is a link with text.
    private bool ReadAttributes(in TagToken tag, in Placement placed, bool isInTemplate)
    {
        var element = placed.Element!;
        // Browsers run scripts, so the content of noscript is text for them.
        if (element == Elements.Base && placed.Space == Namespace.Html && tag.Has(Href) && !_base.IsSet
            && !isInTemplate && !_isInNoscript)
            _base.Set(tag.Value(Href));

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

    // A second html or body tag adds attributes that the element lacks.
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
                _drafts.AddPlace(element.SafeName, rel, _base, LinkNames.OfLink(tag, row), line, column);
            isPlaced = true;
            LinkValues.Add(_drafts, _kinds, tag, rule, rel);
        }

        if (_drafts.Count > first && tag.Has(AriaLabelledBy))
            _open.Labels.Want(first, tag.Value(AriaLabelledBy));
        if (_drafts.Count - first > 0 && _drafts.Count - Settled > MaxUnsettled)
            SettleSome();
        if (!holdsText || _drafts.Count == first)
            return false;
        // A label is the name of the link, whatever is inside the link.
        if (LinkNames.Clean(tag, AriaLabel).Length == 0)
            _open.Open(
                placed.Index, first, !_isXml && element == Elements.A && placed.Space == Namespace.Html);
        return true;
    }

    // The number of links that may still change is limited, because they wait in memory. A useful page does not have so
    // many links without text.
    private void SettleSome()
    {
        Cuts.Add("the text of links with more than {0} links in it was cut", MaxUnsettled);
        if (_tree.IsBodyReplaceable && _drafts.Count - _bodyStart > MaxUnsettled)
            _tree.KeepBody();
        _open.SettleBelow(_drafts.Count - MaxUnsettled);
    }
}
