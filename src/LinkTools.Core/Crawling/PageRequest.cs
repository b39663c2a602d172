using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>One page that is wanted: a URL to fetch, a local file to read, or markup that is already at hand.</summary>
public sealed class PageRequest
{
    private string? _hostKey;

    private PageRequest(string source) => Source = source;

    /// <summary>The page as it was asked for: becomes <see cref="PageLink.SourceUrl"/>, and names the page in errors.</summary>
    public string Source { get; }

    /// <summary>The parsed URL; null when <see cref="Source"/> is none, or the page needs no fetching.</summary>
    public WebUrl? Url { get; private init; }

    /// <summary>The local file to read, or null.</summary>
    public string? FilePath { get; private init; }

    /// <summary>The markup itself, or null.</summary>
    public string? Markup { get; private init; }

    /// <summary>True when the user named the page himself, rather than a page leading to it.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>Levels below the seed.</summary>
    public int Depth { get; private init; }

    /// <summary>Place in the order of asking, from 0; given by the crawler.</summary>
    internal long Sequence { get; set; }

    /// <summary>The scheduling key: pages of one host share its throttle; local pages share one that has no limit.</summary>
    internal string HostKey => _hostKey ??= FilePath is null && Markup is null && Url is { } url ? $"{url.Host}:{url.Port}" : "";

    /// <summary>A URL as somebody typed it. A malformed one makes a request that fails with one reason.</summary>
    public static PageRequest ForUrl(string? url) => new(url ?? "") { IsNamed = true, Url = string.IsNullOrWhiteSpace(url) ? null : WebUrl.Parse(url) };

    /// <summary>A URL found on another page.</summary>
    public static PageRequest ForUrl(WebUrl url, int depth) => new(url.HrefWithoutFragment) { Url = url, Depth = depth };

    /// <summary>A local HTML file; its links are resolved against <paramref name="baseUrl"/>, or its own file URL.</summary>
    public static PageRequest ForFile(string path, WebUrl? baseUrl) => new(path) { FilePath = path, Url = baseUrl };

    /// <summary>Markup at hand, whose links are resolved against <paramref name="baseUrl"/>.</summary>
    public static PageRequest ForMarkup(string markup, WebUrl baseUrl) => new(baseUrl.Href) { Markup = markup, Url = baseUrl };
}
