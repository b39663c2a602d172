using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// What the readers of all formats share: where the document is, what it may hold, and what was wrong so far.
/// </summary>
internal sealed class SitemapDocument(WebUrl url, string name, SitemapLimits limits, Action<SitemapProblem> report)
{
    /// <summary>The length of the longest URL that is taken; longer text is cut one character behind it.</summary>
    public const int MaxUrlChars = 16 << 10;

    private const int MaxCharsQuoted = 200;

    private int _count;

    /// <summary>What relative URLs are relative to.</summary>
    public WebUrl Url => url;

    /// <summary>What <see cref="SitemapUrl.Sitemap"/> says.</summary>
    public string Name => name;

    public SitemapLimits Limits => limits;

    /// <summary>Counts an entry that is about to be given out.</summary>
    /// <exception cref="SitemapFormatException">It is one too many.</exception>
    public SitemapEntry Admit(SitemapEntry entry, int line)
    {
        if (!limits.IsLenient && _count >= limits.MaximumUrls)
            throw new SitemapFormatException(
                SitemapFault.TooManyUrls, $"holds more than {limits.MaximumUrls} URLs", line, 1);
        _count++;
        return entry;
    }

    /// <summary>The http or https URL that <paramref name="text"/> is; null, and a problem, where it is none.</summary>
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
                    ? $"'{Shorten(text)}' is relative, and a file has no web address that it could be relative to"
                    : $"'{Shorten(text)}' is no http or https URL",
            line);
        return null;
    }

    public void Report(string message, int line) => report(new SitemapProblem(message, line));

    private static string Shorten(string text) => text.Length <= MaxCharsQuoted ? text : text[..MaxCharsQuoted] + "…";
}
