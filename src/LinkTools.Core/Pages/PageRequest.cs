using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>
/// One page that is wanted: a URL to fetch, a local file to read, or markup that is already at hand. Immutable; what
/// the crawl notes about it on the way is kept elsewhere.
/// </summary>
public sealed class PageRequest
{
    // Whoever typed it, it is shown: in SourceUrl, in errors, in progress.
    private PageRequest(string source) => Source = SafeText.Clean(source);

    /// <summary>
    /// The page as it was asked for: becomes <see cref="PageLink.SourceUrl"/>, and names the page in errors.
    /// </summary>
    public string Source { get; }

    /// <summary>The parsed URL; null when <see cref="Source"/> is none, or the page needs no fetching.</summary>
    public WebUrl? Url { get; private init; }

    /// <summary>The local file to read, or null.</summary>
    public string? FilePath { get; private init; }

    /// <summary>The markup itself, or null.</summary>
    public string? Markup { get; private init; }

    /// <summary>True when the user named the page himself, rather than a page leading to it.</summary>
    public bool IsNamed { get; private init; }

    /// <summary>
    /// The user name and password of a URL that the user gave, as written before its '@'; null for none. They are
    /// nowhere else in the request.
    /// </summary>
    internal string? UserPart { get; private init; }

    /// <summary>
    /// The class of the address of the page that leads here: a local file counts as public, and so does the user.
    /// </summary>
    internal AddressClass FoundOn { get; private init; }

    /// <summary>True to ask for the headers of the page alone (RFC 9110, 9.3.2), once.</summary>
    internal bool IsHead { get; private init; }

    /// <summary>False when what the headers say is enough: the body is not read.</summary>
    internal bool ReadsBody { get; private init; } = true;

    /// <summary>The request's own deadline; null for that of all pages.</summary>
    internal TimeSpan? Timeout { get; private init; }

    /// <summary>
    /// True for a page that a crawl was started with, in this call or an earlier one: in scope, but trusted only where
    /// this call named it.
    /// </summary>
    internal bool IsSeed { get; private init; }

    /// <summary>Levels below the seed.</summary>
    public int Depth { get; private init; }

    /// <summary>True where a user who gets nothing, because it is no page, must be told.</summary>
    internal bool WarnsOfOtherTypes { get; private init; }

    /// <summary>True for what is read as it is, whatever its type: robots.txt, a sitemap.</summary>
    internal bool IsResource { get; private init; }

    /// <summary>
    /// True where a redirect from https to http is followed whatever the options say: nobody named the URL to read
    /// secrets there, and a robots.txt that is not read would forbid nothing.
    /// </summary>
    internal bool FollowsInsecureRedirect { get; private init; }

    /// <summary>A URL as somebody typed it. A malformed one makes a request that fails with one reason.</summary>
    public static PageRequest ForUrl(string? url) => ForUrl(url, isLink: false);

    /// <summary>A URL as somebody typed it, or as a link that was read before has it.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="isLink">True for a link: many lead to pictures and files, which is no surprise.</param>
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

    /// <summary>Something to read as it is, whatever its type.</summary>
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

    /// <summary>
    /// A URL of which only matters whether it answers, and for its body where the ids in it are wanted.
    /// </summary>
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
    /// <param name="isSeed">True when the crawl was started with it, in this call or an earlier one.</param>
    /// <param name="isNamed">True when this very call named it.</param>
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

    /// <summary>Markup at hand, whose links are resolved against <paramref name="baseUrl"/>.</summary>
    public static PageRequest ForMarkup(string markup, WebUrl baseUrl)
    {
        ArgumentNullException.ThrowIfNull(baseUrl);
        baseUrl = baseUrl.WithoutUserPart();
        return new(baseUrl.Href) { Markup = markup, Url = baseUrl, WarnsOfOtherTypes = true };
    }
}
