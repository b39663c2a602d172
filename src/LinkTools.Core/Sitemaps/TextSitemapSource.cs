using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads lists of URLs, one a line, and robots.txt. Lines of a list must be absolute URLs: any prose would be relative
/// ones.
/// </summary>
internal sealed class TextSitemapSource(SitemapText text, SitemapDocument document, bool isRobots) : ISitemapSource
{
    private static readonly string[] RobotsFields = [
        "user-agent", "disallow", "allow", "sitemap", "crawl-delay", "host", "clean-param", "noindex"];

    private readonly LineReader _lines = new(text);
    private bool _isRobots = isRobots;
    private bool _isSettled = isRobots;

    public void Dispose()
    {
        // The text belongs to whoever opened it.
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
            if ((_isRobots ? ReadField(line) : ReadUrl(line)) is { } entry)
                return document.Admit(entry, _lines.Line);
        }

        return null;
    }

    // The first line that says something says what all of them are.
    private void Settle(string line)
    {
        _isSettled = true;
        _isRobots = RobotsFields.Contains(SplitField(line).Name, StringComparer.OrdinalIgnoreCase);
        if (!_isRobots && !document.Limits.IsLenient && WebUrl.Parse(line) is not { IsHttp: true })
        {
            throw new SitemapFormatException(
                SitemapFault.NotASitemap, "is neither XML nor a list of URLs: its first line is no http or https "
                    + "URL", _lines.Line, 1);
        }
    }

    private SitemapEntry? ReadUrl(string line) =>
        document.Resolve(line, null, _lines.Line) is { } url
            ? new SitemapEntry(new SitemapUrl { Sitemap = document.Name, Url = url.Href })
            : null;

    private SitemapEntry? ReadField(string line)
    {
        var (name, value) = SplitField(line);
        if (!name.Equals("sitemap", StringComparison.OrdinalIgnoreCase))
            return null;
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        value = comment < 0 ? value : value[..comment].TrimEnd();
        return document.Resolve(value, document.Url, _lines.Line) is { } url
            ? new SitemapEntry(new SitemapReference(url, null))
            : null;
    }

    private static (string Name, string Value) SplitField(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (line[..colon].TrimEnd(), line[(colon + 1)..].TrimStart());
    }
}
