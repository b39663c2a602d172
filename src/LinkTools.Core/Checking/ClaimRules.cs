using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>What is known about a link before any request.</summary>
internal static class ClaimRules
{
    // Requesting these would cause an action, or they are names and not addresses.
    private static readonly HashSet<string> NotAsked = new(StringComparer.Ordinal)
    {
        "Form", "Ping", "HostHint", "Microdata", "StructuredData",
    };

    // What a browser loads into an https page by itself: over http it is blocked, or can be changed on the way.
    private static readonly HashSet<string> PartsOfPage = new(StringComparer.Ordinal)
    {
        "Script", "Frame", "Image", "Stylesheet", "StyleResource", "Media", "Embed", "Preload", "LazyImage", "Icon",
    };

    /// <summary>The result of a link that is not requested; null if it must be.</summary>
    /// <param name="claim">The link.</param>
    /// <param name="url">Where it leads; null if it is not a URL.</param>
    public static Verdict? Judge(LinkClaim claim, WebUrl? url)
    {
        if (NotAsked.Contains(claim.Kind))
            return new Verdict(
                CheckStatus.Unverified, "NotAsked", "It was not requested, because it is not a page, or the "
                    + "request would cause an action.");
        if (url is null)
        {
            var written = claim.Href.Length > 0 ? claim.Href : claim.Url;
            return new Verdict(
                CheckStatus.Broken, nameof(FailureReason.InvalidUrl),
                $"'{FailureText.Shorten(written)}' is not a valid URL. Correct it in the page.");
        }

        return url.IsHttp ? null : new Verdict(
            CheckStatus.Unverified, nameof(FailureReason.UnsupportedScheme),
            url.Scheme == "file"
                ? "It leads to a file outside of the folder that is checked, or begins with /, which needs -BaseUrl."
                : $"A {url.Scheme}: link cannot be requested.");
    }

    /// <summary>True if an https page loads a part over http.</summary>
    public static bool IsMixedContent(LinkClaim claim, WebUrl url) =>
        url.Scheme == "http" && PartsOfPage.Contains(claim.Kind)
        && claim.SourceUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
