using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// What the readers of all formats share: the address of the document, its limits, and the problems so far.
/// </summary>
internal sealed class SitemapDocument(WebUrl url, string name, SitemapLimits limits, Action<SitemapProblem> report)
{
    /// <summary>The length of the longest URL; longer text is cut off one character after it.</summary>
    public const int MaxUrlChars = 16 << 10;

    private const int MaxCharsQuoted = 200;

    private int _count;

    /// <summary>The URL that relative URLs are resolved against.</summary>
    public WebUrl Url => url;

    /// <summary>The value of <see cref="SitemapUrl.Sitemap"/>.</summary>
    public string Name => name;

    public SitemapLimits Limits => limits;

    /// <summary>Counts an entry before it is returned.</summary>
    /// <exception cref="SitemapFormatException">The limit is exceeded.</exception>
    public SitemapEntry Admit(SitemapEntry entry, int line)
    {
        if (!limits.IsLenient && _count >= limits.MaximumUrls)
            throw new SitemapFormatException(
                SitemapFault.TooManyUrls, $"has more than {limits.MaximumUrls} URLs", line, 1);
        _count++;
        return entry;
    }

    /// <summary>The http or https URL in <paramref name="text"/>; null, and a problem, if it is not one.</summary>
    public WebUrl? Resolve(string text, WebUrl? baseUrl, int line)
    {
        if (text.Length > MaxUrlChars)
        {
            Report($"a URL is longer than {MaxUrlChars} characters", line);
            return null;
        }

        // An empty reference would be the document itself.
        var found = text.Length > 0 && !text.Contains('<', StringComparison.Ordinal)
            ? WebUrl.Parse(text, baseUrl)
            : null;
        if (found is { IsHttp: true })
            return found;
        Report(
            text.Length == 0
                ? "an entry has no URL"
                : found?.Scheme == "file" && WebUrl.Parse(text) is null
                    ? $"'{Shorten(text)}' is relative, but a local file has no URL that it could be resolved against"
                    : $"'{Shorten(text)}' is not an http or https URL",
            line);
        return null;
    }

    public void Report(string message, int line) => report(new SitemapProblem(message, line));

    private static string Shorten(string text) => text.Length <= MaxCharsQuoted ? text : text[..MaxCharsQuoted] + "…";
}
