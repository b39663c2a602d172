using System.Globalization;
using System.Text;
using LinkTools.Core.Markup;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// Finds the links in HTML as it arrives, by the rules of the HTML Standard, without keeping the text. It keeps the
/// links that were not taken yet, and the tag that is not complete; it keeps the text only if a selector must be
/// matched in it.
/// </summary>
/// <remarks>
/// One tag is one link: copies that a browser makes of wrongly nested tags are not counted. Links of Link headers come
/// first, as element <c>header</c>, attribute <c>link</c>, line and column 0. Links in the text of style and JSON-LD
/// script elements have an empty attribute. Links inside srcdoc have the position of their iframe.
/// </remarks>
public sealed class HtmlLinkExtractor : ILinkExtractor
{
    private readonly ExtractionContext _context;
    private readonly LinkDrafts _drafts = new();
    private readonly DocumentBase _base;
    private readonly LinkReader _reader;
    private readonly CarryBuffer _input;
    private readonly StringBuilder? _text;
    private IReadOnlyList<string> _xmlNotes = [];

    /// <param name="context">What is known about the page besides its text.</param>
    public HtmlLinkExtractor(ExtractionContext context)
    {
        _context = context;
        _base = new DocumentBase(context.DocumentUrl);
        _reader = new LinkReader(context.Kinds, _drafts, _base, new DocumentFacts(context.Places));
        _input = new CarryBuffer(_reader);
        _text = context.IsXml || context.Selection is not null ? new StringBuilder() : null;
        LinkHeader.AddTo(_drafts, context);
    }

    /// <inheritdoc/>
    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    /// <inheritdoc/>
    public bool IsPageNoFollow => _context.IsNoFollow || _reader.Facts.IsNoFollow;

    /// <inheritdoc/>
    public string? Title => _reader.Facts.Title;

    /// <inheritdoc/>
    public WebUrl? Refresh { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [.. _xmlNotes, .. _reader.Cuts.Describe(_context.SourceUrl)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <inheritdoc/>
    public long HeldBytes => _drafts.HeldBytes + _reader.HeldBytes + _input.HeldBytes + (2L * (_text?.Length ?? 0));

    /// <inheritdoc/>
    public long BytesToComplete => _context.Selection is null ? 0 : SelectedDrafts.BytesFor(_text!);

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text)
    {
        _text?.Append(text);
        // Only at its end is it clear whether XML is well-formed.
        if (!_context.IsXml)
            _input.Append(text);
    }

    /// <inheritdoc/>
    public PageLinks TakeReady()
    {
        // Only at the end of the page is it clear which elements a selector matches.
        var settled = _context.Selection is null ? _reader.Settled : _drafts.First;
        if (settled <= _drafts.First)
            return PageLinks.None;
        var resolver = new LinkResolver(_drafts, _context, QueryEncoding, IsPageNoFollow);
        var ready = new PageLink[settled - _drafts.First];
        for (var i = 0; i < ready.Length; i++)
            ready[i] = resolver.Make(_drafts.First + i);
        _drafts.DropBelow(settled);
        return PageLinks.Of(ready);
    }

    /// <inheritdoc/>
    public PageLinks Complete()
    {
        var text = _text?.ToString();
        _text?.Clear();
        var isXml = _context.IsXml && ReadXml(text!);
        _input.Complete();
        _reader.Finish();
        if (_base.IsSet)
            CheckBase();
        if (_reader.Facts.Refresh is { Length: > 0 } refresh)
            Refresh = WebUrl.Parse(refresh, _base.Resolve(QueryEncoding), QueryEncoding);
        _reader.Release();
        if (_context.Selection is not null)
            SelectedDrafts.Mark(_drafts, _context, text!, isXml);
        return PageLinks.Of(_drafts, _context, QueryEncoding, IsPageNoFollow);
    }

    /// <inheritdoc/>
    public PageLinks TakeAll()
    {
        SelectedDrafts.MarkAll(_drafts, _context);
        return PageLinks.Of(_drafts, _context, QueryEncoding, IsPageNoFollow);
    }

    // False for a document that is not XML, and was read as HTML.
    private bool ReadXml(string markup)
    {
        if (XhtmlReader.FindFault(markup) is not var (line, column))
        {
            XhtmlReader.Read(markup, _reader);
            return true;
        }

        _xmlNotes = [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{SafeText.Clean(_context.SourceUrl)}: it is not well-formed XML (line {line}, column {column}), and "
                + $"was read as HTML.")];
        _input.Append(markup);
        return false;
    }

    private void CheckBase()
    {
        _base.Resolve(QueryEncoding);
        if (!_base.IsTooLong)
            return;
        var cuts = new CutNotes();
        cuts.Add(
            "its base element names a URL of more than {0} characters, which is not used: links are resolved against "
            + "the page's own URL",
            DocumentBase.MaxBaseLength);
        Warnings = cuts.Describe(_context.SourceUrl);
    }
}
