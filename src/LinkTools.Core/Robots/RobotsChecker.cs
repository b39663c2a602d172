using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Robots;

/// <summary>
/// Answers whether URLs may be fetched, by the robots.txt of their sites. Each robots.txt is fetched once.
/// </summary>
public sealed class RobotsChecker : IDisposable
{
    private readonly PageFetcher _fetcher;
    private readonly RobotsGate _gate;
    private readonly FetchOptions _options;

    /// <summary>A checker with connections of its own, which <see cref="Dispose"/> closes.</summary>
    public RobotsChecker(FetchOptions options)
    {
        _options = options;
        _fetcher = new PageFetcher(options);
        _gate = new RobotsGate(_fetcher, options, RobotsPolicy.AllPages);
    }

    /// <inheritdoc/>
    public void Dispose() => _fetcher.Dispose();

    /// <summary>
    /// The answer for an http or https URL, and a warning if the file could not be read completely; null for none.
    /// </summary>
    public async Task<(RobotsAnswer Answer, string? Warning)> CheckAsync(WebUrl url, CancellationToken stop)
    {
        _fetcher.Trust(url);
        url = url.WithoutUserPart();
        var site = await _gate.GetAsync(url, AddressClass.Public, stop).ConfigureAwait(false);
        var location = $"{url.Origin}/robots.txt";
        var warning = site.Failure is { } failure
            ? $"{location} could not be read ({failure}): nothing there may be fetched for now (RFC 9309, 2.3.1.4)."
            : WarningOf(site.File, location);
        return (Answer(site.File, url, _options.UserAgent, location), warning);
    }

    /// <summary>The warning about a file that was given; null for none.</summary>
    public static string? WarningOf(RobotsFile file, string location)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.IsCut ? RobotsFile.DescribeCut(location) : null;
    }

    /// <summary>The answer of a file that was given.</summary>
    public static RobotsAnswer Answer(RobotsFile file, WebUrl url, string userAgent, string location)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(url);
        var verdict = file.Check(userAgent, url.PathAndQuery);
        return new RobotsAnswer
        {
            Url = url.WithoutUserPart().Href,
            UserAgent = userAgent,
            Allowed = verdict.IsAllowed,
            Rule = verdict.Rule ?? "",
            Line = verdict.Line,
            Group = verdict.Group ?? "",
            CrawlDelay = file.CrawlDelay(userAgent),
            Sitemaps = file.Sitemaps,
            RobotsUrl = location,
        };
    }
}
