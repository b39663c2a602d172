using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Gives the links of a page to the board. There are far more links than URLs, so each is resolved once, and nothing
/// is made that its result does not keep.
/// </summary>
internal static class PageAdmission
{
    /// <summary>
    /// Admits the links of a page and, if the user gave the page, its own URL. The URL of a file on the disk cannot be
    /// requested.
    /// </summary>
    /// <param name="page">The page; it is told of each link.</param>
    /// <param name="result">The page with its links, which are released.</param>
    /// <param name="board">Gets the links.</param>
    /// <param name="fetcher">Knows the URLs that the user named.</param>
    /// <param name="from">The class of the address that the links come from.</param>
    /// <param name="isCrawled">True for URLs that the crawl has read, or will read; null for none.</param>
    /// <param name="next">The place of the next link among all reports.</param>
    /// <returns>The place after the last link.</returns>
    public static long Admit(
        CheckedPage page, PageResult result, ClaimBoard board, PageFetcher fetcher, AddressClass from,
        Func<WebUrl, bool>? isCrawled, long next)
    {
        var number = page.KeepsChecks ? 0 : next;
        if (result.Request is { IsNamed: true } request)
        {
            if (request.Url is { IsHttp: true } given)
                fetcher.Trust(given);
            Pass(new LinkClaim
            {
                Url = request.Url?.Href ?? "",
                Target = request.Url,
                Href = request.Source,
                Page = page,
                Sequence = number++,
            });
        }

        var (href, text) = ("", "");
        var links = PageLinks.Of(result.Links);
        foreach (var link in links.Resolve())
        {
            var target = link.Target;
            href = target is not null && link.Href.SequenceEqual(target.Href) ? target.Href : Same(link.Href, href);
            text = Same(link.Text, text);
            Pass(LinkClaim.Of(link, target, href, text, page, number++));
        }

        links.Release();
        return page.KeepsChecks ? next : number;

        void Pass(LinkClaim claim)
        {
            page.Begin();
            var isNamed = claim.Target is { } url && fetcher.IsTrusted(url);
            board.Admit(claim, isNamed || claim.IsGiven ? AddressClass.Public : from, isNamed, isCrawled);
        }
    }

    private static string Same(ReadOnlySpan<char> value, string last) =>
        value.Length == 0 ? "" : value.SequenceEqual(last) ? last : value.ToString();
}
