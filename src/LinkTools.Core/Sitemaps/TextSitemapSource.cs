using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads lists of URLs, one on each line, and robots.txt. The URLs of a list must be absolute; otherwise any text would
/// be a list of relative ones.
/// </summary>
internal sealed class TextSitemapSource(
    SitemapText text, SitemapDocument document, bool isRobots, bool isHtml = false) : ISitemapSource
{
    private readonly LineReader _lines = new(text);
    private bool _isRobots = isRobots;
    private bool _isSettled = isRobots;
    private bool _hasGiven;

    public void Dispose()
    {
        // The caller closes the text.
    }

    public async ValueTask<SitemapEntry?> ReadNextAsync()
    {
        while (await _lines.ReadAsync().ConfigureAwait(false) is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (!_isSettled)
                Settle(line);
            if ((_isRobots ? ReadField(line) : ReadUrl(line)) is not { } entry)
                continue;
            _hasGiven = true;
            return document.Admit(entry, _lines.Line);
        }

        // Servers return an HTML page for what they do not have.
        if (isHtml && !_hasGiven)
            throw new SitemapFormatException(SitemapFault.HtmlPage, "is an HTML page, not a robots.txt");

        return null;
    }

    // The first line that is not blank decides about all lines.
    private void Settle(string line)
    {
        _isSettled = true;
        _isRobots = RobotsLine.Parse(line) is { Field: not RobotsField.Other };
        if (!_isRobots && !document.Limits.IsLenient && WebUrl.Parse(line) is not { IsHttp: true })
        {
            throw new SitemapFormatException(
                SitemapFault.NotASitemap, "is neither XML nor a list of URLs: its first line is not an http or https "
                    + "URL", _lines.Line, 1);
        }
    }

    private SitemapEntry? ReadUrl(string line) =>
        document.Resolve(line, null, _lines.Line) is { } url
            ? new SitemapEntry(new SitemapUrl { Sitemap = document.Name, Url = url.Href })
            : null;

    private SitemapEntry? ReadField(string line) =>
        RobotsLine.Parse(line) is { Field: RobotsField.Sitemap, Value: var value }
            && document.Resolve(value, document.Url, _lines.Line) is { } url
                ? new SitemapEntry(new SitemapReference(url, null))
                : null;
}
