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
    private readonly LinkReader _reader;
    private readonly CarryBuffer _input;

    /// <param name="context">What there is to know of the page besides its text.</param>
    public HtmlLinkExtractor(ExtractionContext context)
    {
        _context = context;
        _reader = new LinkReader(
            context.Kinds, _drafts, new DocumentBase(context.DocumentUrl), context.Places);
        _input = new CarryBuffer(_reader);
        AddHeaders();
    }

    /// <inheritdoc/>
    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    /// <inheritdoc/>
    public bool IsPageNoFollow => _context.IsNoFollow || _reader.IsPageNoFollow;

    /// <inheritdoc/>
    public long HeldBytes => _drafts.HeldBytes + _reader.HeldBytes + _input.HeldBytes;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text) => _input.Append(text);

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
        _input.Complete();
        _reader.Finish();
        _reader.Release();
        return PageLinks.Of(_drafts, _context, QueryEncoding, IsPageNoFollow);
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
