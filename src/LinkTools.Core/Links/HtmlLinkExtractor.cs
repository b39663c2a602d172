using System.Globalization;
using System.Text;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// Reads links from markup as it arrives, by the HTML Standard's rules, without keeping the text. What is kept is the
/// links not yet given out, and the tag that is not yet whole.
/// </summary>
/// <remarks>
/// One tag is one link: what a browser copies when tags are nested wrongly is not counted again. Links of Link headers
/// come first, as element <c>header</c>, attribute <c>link</c>, line and column 0. Links in the text of style and
/// JSON-LD script elements have an empty attribute. Links inside srcdoc have the position of their iframe.
/// </remarks>
public sealed class HtmlLinkExtractor : ILinkExtractor
{
    private readonly ExtractionContext _context;
    private readonly LinkDrafts _drafts = new();
    private readonly DocumentBase _base;
    private readonly LinkReader _reader;
    private readonly CarryBuffer _input;
    private readonly StringBuilder? _xml;
    private IReadOnlyList<string> _xmlNotes = [];

    /// <param name="context">What there is to know of the page besides its text.</param>
    public HtmlLinkExtractor(ExtractionContext context)
    {
        _context = context;
        _base = new DocumentBase(context.DocumentUrl);
        _reader = new LinkReader(context.Kinds, _drafts, _base, new DocumentFacts(context.Places));
        _input = new CarryBuffer(_reader);
        _xml = context.IsXml ? new StringBuilder() : null;
        AddHeaders();
    }

    /// <inheritdoc/>
    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    /// <inheritdoc/>
    public bool IsPageNoFollow => _context.IsNoFollow || _reader.Facts.IsNoFollow;

    /// <inheritdoc/>
    public string? Title => _reader.Facts.Title;

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => [.. _xmlNotes, .. _reader.Cuts.Describe(_context.SourceUrl)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <inheritdoc/>
    public long HeldBytes => _drafts.HeldBytes + _reader.HeldBytes + _input.HeldBytes + (2L * (_xml?.Length ?? 0));

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text)
    {
        // Whether XML is well-formed turns out at its end.
        if (_xml is null)
            _input.Append(text);
        else
            _xml.Append(text);
    }

    /// <inheritdoc/>
    public PageLinks TakeReady()
    {
        var settled = _reader.Settled;
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
        if (_xml is not null)
            ReadXml(_xml.ToString());
        _input.Complete();
        _reader.Finish();
        if (_base.IsSet)
            CheckBase();
        _reader.Release();
        return PageLinks.Of(_drafts, _context, QueryEncoding, IsPageNoFollow);
    }

    private void ReadXml(string markup)
    {
        if (XhtmlReader.FindFault(markup) is not var (line, column))
        {
            XhtmlReader.Read(markup, _reader);
            return;
        }

        _xmlNotes = [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{SafeText.Clean(_context.SourceUrl)}: it is not well-formed XML (line {line}, column {column}), and "
                + $"was read as HTML.")];
        _input.Append(markup);
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

    private void AddHeaders()
    {
        // A Link header is resolved against the page's URL: the page's base element has no part in it.
        var documentOnly = new DocumentBase(_context.DocumentUrl);
        foreach (var link in _context.LinkHeaders.SelectMany(LinkHeader.Parse))
        {
            var kind = RelKinds.KindOf(link.Rel);
            if (!_context.Kinds.Contains(kind))
                continue;
            _drafts.AddPlace(new LinkShape("header", link.Rel, documentOnly), LinkText.Clean(link.Title), 0, 0);
            _drafts.Add(link.Target, LinkDraft.HeaderAttribute, kind);
        }
    }
}
