using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>
/// One page to read: a URL to fetch, a local file, or HTML in memory. Immutable; what the crawl learns about it is kept
/// elsewhere.
/// </summary>
public sealed class PageRequest
{
    // Control characters are removed, because the text is shown in SourceUrl, in errors and in progress.
    private PageRequest(string source) => Source = SafeText.Clean(source);

    /// <summary>
    /// The page as it was given: becomes <see cref="PageLink.SourceUrl"/>, and names the page in errors.
    /// </summary>
    public string Source { get; }

    /// <summary>The parsed URL; null if <see cref="Source"/> is not a URL, or the page is not fetched.</summary>
    public WebUrl? Url { get; private init; }

    /// <summary>The local file to read, or null.</summary>
    public string? FilePath { get; private init; }

    /// <summary>The HTML itself, or null.</summary>
    public string? Markup { get; private init; }

    /// <summary>True if the user named the page, false if a page leads to it.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>
    /// The user name and password of a URL that the user gave, as written before its '@'; null for none. No other
    /// property has them.
    /// </summary>
    internal string? UserPart { get; private init; }

    /// <summary>
    /// The class of the address of the page that leads here. A local file and the user count as public.
    /// </summary>
    internal AddressClass FoundOn { get; private init; }

    /// <summary>True to request only the headers of the page, by HEAD (RFC 9110, 9.3.2), without a retry.</summary>
    internal bool IsHead { get; private init; }

    /// <summary>False if the headers are enough, so that the body is not read.</summary>
    internal bool ReadsBody { get; private init; } = true;

    /// <summary>The timeout of this request; null for that of all pages.</summary>
    internal TimeSpan? Timeout { get; private init; }

    /// <summary>
    /// True for a seed of this call or of an earlier one. A seed is in scope, but it is trusted only if this call named
    /// it.
    /// </summary>
    internal bool IsSeed { get; private init; }

    /// <summary>Levels below the seed.</summary>
    public int Depth { get; private init; }

    /// <summary>
    /// True if the user must be told that a document is not a page, because he would otherwise get nothing.
    /// </summary>
    internal bool WarnsOfOtherTypes { get; private init; }

    /// <summary>True for documents that are read whatever their type is: robots.txt, a sitemap.</summary>
    internal bool IsResource { get; private init; }

    /// <summary>
    /// True if a redirect from https to http is followed without -AllowInsecureRedirect: such a document has no
    /// secrets, and a robots.txt that is not read would forbid nothing.
    /// </summary>
    internal bool FollowsInsecureRedirect { get; private init; }

    /// <summary>A URL as the user typed it. A malformed URL makes a request that fails with one reason.</summary>
    public static PageRequest ForUrl(string? url) => ForUrl(url, isLink: false);

    /// <summary>A URL as the user typed it, or as a link of an earlier run has it.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="isLink">True for a link. Many links lead to pictures and files, which needs no warning.</param>
    public static PageRequest ForUrl(string? url, bool isLink)
    {
        var parsed = string.IsNullOrWhiteSpace(url) ? null : WebUrl.Parse(url);
        return new(UserParts.Mask(url ?? ""))
        {
            IsNamed = true,
            WarnsOfOtherTypes = !isLink,
            Url = parsed?.WithoutUserPart(),
            UserPart = parsed?.UserPart,
        };
    }

    /// <summary>A URL found on another page.</summary>
    public static PageRequest ForUrl(WebUrl url, int depth)
    {
        ArgumentNullException.ThrowIfNull(url);
        url = url.WithoutUserPart();
        return new(url.HrefWithoutFragment) { Url = url, Depth = depth };
    }

    /// <summary>A document that is read whatever its type is.</summary>
    internal static PageRequest ForResource(
        WebUrl url, bool isNamed = false, AddressClass foundOn = AddressClass.Public)
    {
        url = url.WithoutUserPart();
        return new(url.Href)
        {
            Url = url,
            IsResource = true,
            IsNamed = isNamed,
            FoundOn = foundOn,
            FollowsInsecureRedirect = !isNamed,
        };
    }

    /// <summary>A URL that is only checked. Its body is read only if its ids are needed.</summary>
    internal static PageRequest ForCheck(
        WebUrl url, bool isNamed, AddressClass foundOn, bool isHead, bool readsBody, TimeSpan? timeout = null) =>
        new(url.WithoutUserPart().Href)
        {
            Url = url.WithoutUserPart(),
            IsResource = true,
            IsNamed = isNamed,
            FoundOn = foundOn,
            FollowsInsecureRedirect = true,
            IsHead = isHead,
            ReadsBody = readsBody,
            Timeout = timeout,
        };

    /// <summary>A page of a crawl.</summary>
    /// <param name="url">Where it is.</param>
    /// <param name="depth">Levels below the seed.</param>
    /// <param name="isSeed">True if the crawl was started with it, in this call or an earlier one.</param>
    /// <param name="isNamed">True if this call named it.</param>
    /// <param name="foundOn">The class of the address of the page that leads there.</param>
    internal static PageRequest ForCrawl(
        WebUrl url, int depth, bool isSeed, bool isNamed, AddressClass foundOn) =>
        new(url.HrefWithoutFragment)
        {
            Url = url,
            Depth = depth,
            IsSeed = isSeed,
            IsNamed = isNamed,
            WarnsOfOtherTypes = isNamed,
            FoundOn = foundOn,
        };

    /// <summary>
    /// A local HTML file; its links are resolved against <paramref name="baseUrl"/>, or its own file URL.
    /// </summary>
    public static PageRequest ForFile(string path, WebUrl? baseUrl) =>
        new(path) { FilePath = path, Url = baseUrl?.WithoutUserPart(), WarnsOfOtherTypes = true };

    /// <summary>HTML in memory, whose links are resolved against <paramref name="baseUrl"/>.</summary>
    public static PageRequest ForMarkup(string markup, WebUrl baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        baseUrl = baseUrl.WithoutUserPart();
        return new(baseUrl.Href) { Markup = markup, Url = baseUrl, WarnsOfOtherTypes = true };
    }
}
