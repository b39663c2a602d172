using System.Text;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LinkTools.Core.Documents;

/// <summary>
/// Walks through a Markdown document: its links, its raw HTML, which the reader of HTML pages reads, and the ids of its
/// headings.
/// </summary>
internal sealed class MarkdownWalk
{
    private readonly DocumentDraft _document;
    private readonly string _text;
    private readonly LineStarts _lines;
    private readonly LinkReader _html;
    private readonly HeadingIds? _ids;
    private bool _isInLink;

    /// <param name="document">Receives what is found.</param>
    /// <param name="text">The document.</param>
    public MarkdownWalk(DocumentDraft document, string text)
    {
        (_document, _text, _lines) = (document, text, new LineStarts(text));
        _html = document.HtmlReader();
        _ids = document.Context.Places is { } places ? new HeadingIds(places) : null;
    }

    /// <summary>Reads the whole document.</summary>
    public void Walk(MarkdownDocument document)
    {
        Walk((ContainerBlock)document);
        _html.Finish();
        _document.Title ??= _html.Facts.Title;
        _document.IsNoFollow = _html.Facts.IsNoFollow;
        _html.Release();
    }

    private void Walk(ContainerBlock container)
    {
        foreach (var block in container)
        {
            _document.Context.Stop.ThrowIfCancellationRequested();
            switch (block)
            {
                case ContainerBlock inner:
                    Walk(inner);
                    break;
                case YamlFrontMatterBlock:
                    break;
                case HtmlBlock html:
                    ReadHtml(html);
                    break;
                case LeafBlock { Inline: { } inline } leaf:
                    if (leaf is HeadingBlock heading)
                        ReadHeading(heading, inline);
                    // A paragraph ends what HTML in the one before left open.
                    _html.ScanPiece("<p>", 1, 1);
                    Walk(inline);
                    break;
            }
        }
    }

    private void ReadHeading(HeadingBlock heading, ContainerInline inline)
    {
        var text = TextOf(inline, isHeading: true);
        _ids?.Add(text);
        if (heading.Level == 1)
            _document.Title ??= LinkText.Clean(text);
    }

    private void Walk(ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case FootnoteLink:
                    break;
                case LinkInline link:
                    ReadLink(link);
                    // The alternative text of an image has no links.
                    if (!link.IsImage)
                        WalkLink(link);
                    break;
                case ContainerInline inner:
                    Walk(inner);
                    break;
                case AutolinkInline auto:
                    var place = _lines.PlaceOf(auto.Span.Start);
                    _document.Add(
                        auto.IsEmail ? $"mailto:{auto.Url}" : Escape(auto.Url), LinkKind.Hyperlink, auto.Url, place);
                    break;
                case HtmlInline html:
                    var (line, column) = _lines.PlaceOf(html.Span.Start);
                    _html.ScanPiece(html.Tag, line, column);
                    break;
                case LiteralInline literal:
                    if (_html.WantsText)
                        _html.Text(literal.Content.AsSpan(), hasReferences: false);
                    if (!_isInLink)
                        ReadMail(literal);
                    break;
                case CodeInline code when _html.WantsText:
                    _html.Text(code.Content, hasReferences: false);
                    break;
                case LineBreakInline when _html.WantsText:
                    _html.Text("\n", hasReferences: false);
                    break;
                case HtmlEntityInline entity when _html.WantsText:
                    _html.Text(entity.Transcoded.AsSpan(), hasReferences: false);
                    break;
            }
        }
    }

    private void WalkLink(LinkInline link)
    {
        _isInLink = true;
        Walk(link);
        _isInLink = false;
    }

    private void ReadMail(LiteralInline literal)
    {
        foreach (var range in BareMail.Find(literal.Content.AsSpan()))
        {
            // The parser cuts a literal at marks for emphasis; such a mark may still belong to what is no address.
            var end = literal.Span.Start + range.End.Value;
            if (end < _text.Length && _text[end] == '_')
                continue;
            var address = literal.Content.AsSpan()[range].ToString();
            _document.Add(
                $"mailto:{address}", LinkKind.Hyperlink, address, _lines.PlaceOf(end - address.Length));
        }
    }

    private void ReadLink(LinkInline link)
    {
        var url = link.Url ?? "";
        // A browser requests nothing for an image without an address.
        if (link.IsImage && url.Length == 0)
            return;
        // A link ends a link that HTML opened before, because links cannot be nested.
        if (!link.IsImage && _html.WantsText)
            _html.ScanPiece("</a>", 1, 1);
        var text = TextOf(link, isHeading: false);
        if (link.IsAutoLink && _text.AsSpan(link.Span.End + 1).StartsWith("&"))
        {
            text = BareUrl.Read(_text.AsSpan(link.Span.Start));
            url = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"http://{text}" : text;
        }

        _document.Add(
            Escape(url), link.IsImage ? LinkKind.Image : LinkKind.Hyperlink, text.Length > 0 ? text : link.Title ?? "",
            _lines.PlaceOf(link.Span.Start));
    }

    // In a quotation or a list, lines begin with marks that do not belong to the block. Spaces replace them, so the
    // columns stay right.
    private void ReadHtml(HtmlBlock block)
    {
        var start = -1;
        var markup = new StringBuilder();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var slice = block.Lines.Lines[i].Slice;
            if (slice.Text is null || slice.Start > slice.End)
                continue;
            if (start < 0)
                start = slice.Start;
            for (var at = start + markup.Length; at < slice.Start; at++)
                markup.Append(_text[at] is '\n' or '\r' ? _text[at] : ' ');
            markup.Append(_text, slice.Start, slice.End - slice.Start + 1);
        }

        if (start < 0)
            return;
        var (line, column) = _lines.PlaceOf(start);
        _html.ScanPiece(markup.Append('\n').ToString(), line, column);
    }

    // Programs that turn Markdown into HTML percent-encode these characters; a browser would take a backslash for a
    // slash.
    private static string Escape(string url)
    {
        if (url.AsSpan().IndexOfAny('\\', '[', ']') < 0)
            return url;
        // The brackets may be those of an IPv6 address.
        var host = url.IndexOf("://", StringComparison.Ordinal);
        var path = host < 0 ? 0 : url.AsSpan(host + 3).IndexOfAny('/', '?', '#') is >= 0 and var end
            ? host + 3 + end
            : url.Length;
        return url[..path] + url[path..].Replace("\\", "%5C", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);
    }

    private static string TextOf(ContainerInline container, bool isHeading)
    {
        var text = new StringBuilder();
        AddText(container, text, isHeading);
        return text.ToString();
    }

    // The words of an image name a link, but do not belong to the id of a heading.
    private static void AddText(ContainerInline container, StringBuilder text, bool isHeading)
    {
        foreach (var inline in container)
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline auto => text.Append(auto.Url),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
            if (inline is ContainerInline inner && !(isHeading && inner is LinkInline { IsImage: true }))
                AddText(inner, text, isHeading);
        }
    }
}
