using System.Text;
using System.Xml;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Documents;

/// <summary>
/// Reads an XML document: a feed by the elements of feeds, any other by those of XHTML, SVG and MathML. The first
/// element decides.
/// </summary>
internal sealed class XmlExtractor(ExtractionContext context, DocumentKind kind) : ILinkExtractor
{
    private const int HeadLength = 64 << 10;

    private readonly StringBuilder _head = new();
    private ILinkExtractor? _reader;

    /// <inheritdoc/>
    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    /// <inheritdoc/>
    public bool IsPageNoFollow => Reader.IsPageNoFollow;

    /// <inheritdoc/>
    public string? Title => Reader.Title;

    /// <inheritdoc/>
    public IReadOnlyList<string> Notes => Reader.Notes;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => Reader.Warnings;

    /// <inheritdoc/>
    public long HeldBytes => (2L * _head.Length) + (_reader?.HeldBytes ?? 0);

    /// <inheritdoc/>
    public long BytesToComplete => Reader.BytesToComplete;

    private ILinkExtractor Reader => _reader ?? Choose();

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_reader is not null)
            _reader.Append(text);
        else if (_head.Append(text).Length >= HeadLength)
            Choose();
    }

    /// <inheritdoc/>
    public PageLinks TakeReady() => PageLinks.None;

    /// <inheritdoc/>
    public PageLinks Complete()
    {
        Reader.QueryEncoding = QueryEncoding;
        return Reader.Complete();
    }

    /// <inheritdoc/>
    public PageLinks TakeAll() => Reader.TakeAll();

    private ILinkExtractor Choose()
    {
        var head = _head.ToString();
        _head.Clear();
        _reader = kind == DocumentKind.Feed || IsFeed(head)
            ? new TextExtractor(context, new FeedReader(), hasElements: true)
            : new HtmlLinkExtractor(context);
        _reader.Append(head);
        return _reader;
    }

    private static bool IsFeed(string head)
    {
        try
        {
            using var xml = XmlMarkup.Open(head);
            return xml.MoveToContent() == XmlNodeType.Element && FeedReader.IsRoot(xml.LocalName, xml.NamespaceURI);
        }
        catch (XmlException)
        {
            // It is broken before its first element, so it is not a feed.
            return false;
        }
    }
}
