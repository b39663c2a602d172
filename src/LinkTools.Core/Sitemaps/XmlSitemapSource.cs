using System.Xml;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>Reads urlset, sitemapindex, RSS 0.9x to 2.0 and Atom. An entry is returned at its end tag.</summary>
internal sealed class XmlSitemapSource(SitemapText text, SitemapDocument document) : ISitemapSource
{
    // A urlset inside a urlset is not valid, but its entries are useful.
    private const int MaxFeedDepth = 2, MaxSetDepth = 8;

    private readonly XmlReader _reader = SitemapXml.Create(text, document.Limits);
    private SitemapNodeReader? _nodes;
    private WebUrl _baseUrl = document.Url;
    private bool _isSet, _isNested;

    public void Dispose() => _reader.Dispose();

    public async ValueTask<SitemapEntry?> ReadNextAsync()
    {
        if (_nodes is null)
            await OpenAsync().ConfigureAwait(false);
        while (await SitemapXml.StepAsync(_reader).ConfigureAwait(false))
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == 0 && document.Limits.IsLenient)
                return null;
            if (_reader.NodeType != XmlNodeType.Element)
                continue;
            SitemapXml.CheckDepth(_reader);
            var deepest = _isSet ? MaxSetDepth : MaxFeedDepth;
            if (_reader.Depth <= deepest && await ReadEntryAsync().ConfigureAwait(false) is { } entry)
                return entry;
        }

        return null;
    }

    private async ValueTask OpenAsync()
    {
        while (await SitemapXml.StepAsync(_reader).ConfigureAwait(false) && _reader.NodeType != XmlNodeType.Element)
        {
            // Nothing before the root element is needed.
        }

        _nodes = new SitemapNodeReader(_reader);
        var root = _reader.LocalName;
        _isSet = root.ToLowerInvariant() is "urlset" or "sitemapindex";
        switch (root.ToLowerInvariant())
        {
            case "urlset" or "sitemapindex" or "rss" or "rdf" or "feed":
                if (_reader.GetAttribute("xml:base") is { } written
                    && WebUrl.Parse(written, document.Url) is { } baseUrl)
                    _baseUrl = baseUrl;
                break;
            default:
                throw new SitemapFormatException(
                    SitemapFault.NotASitemap,
                    $"is neither a sitemap nor a feed: its root element is <{root}>",
                    _nodes.Line,
                    ((IXmlLineInfo)_reader).LinePosition);
        }
    }

    private async ValueTask<SitemapEntry?> ReadEntryAsync()
    {
        switch (_reader.LocalName.ToLowerInvariant())
        {
            case "url" when _isSet:
                ReportNesting();
                return Admit(SitemapElements.ReadUrl(document, await ReadNodeAsync().ConfigureAwait(false)));
            case "sitemap" when _isSet:
                ReportNesting();
                return Admit(SitemapElements.ReadSitemap(document, await ReadNodeAsync().ConfigureAwait(false)));
            case "loc" when _isSet:
                document.Report("a loc is outside any entry, and is not read", _nodes!.Line);
                return null;
            case "item":
                return Admit(FeedElements.ReadItem(document, _baseUrl, await ReadNodeAsync().ConfigureAwait(false)));
            case "entry" when _reader.Depth == 1:
                return Admit(FeedElements.ReadEntry(document, _baseUrl, await ReadNodeAsync().ConfigureAwait(false)));
            default:
                return null;
        }
    }

    private void ReportNesting()
    {
        if (_reader.Depth == 1 || _isNested)
            return;
        _isNested = true;
        document.Report("entries are deeper than in the root element; they are read anyway", _nodes!.Line);
    }

    private async ValueTask<SitemapNode> ReadNodeAsync()
    {
        var node = await _nodes!.ReadAsync().ConfigureAwait(false);
        if (_nodes.IsCut)
            document.Report(
                $"an entry has more than {SitemapNodeReader.MaxNodes} parts; the others are left out", node.Line);
        return node;
    }

    private SitemapEntry? Admit(SitemapEntry? entry) => entry is null ? null : document.Admit(entry, _nodes!.Line);
}
