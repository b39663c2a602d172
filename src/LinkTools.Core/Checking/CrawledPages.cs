using LinkTools.Core.Documents;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// A page that the crawl has read is checked by that: the board gets its result, and it is not requested again.
/// </summary>
internal static class CrawledPages
{
    public static async Task RegisterAsync(
        PageResult page, ClaimBoard board, PageFetcher fetcher, SourceClasses classes, CancellationToken stop)
    {
        if (page.Request is not { Url: { IsHttp: true } url, FilePath: null, Markup: null })
            return;
        var from = fetcher.IsTrusted(url) ? AddressClass.Public
            : await classes.OfAsync(url.Href, stop).ConfigureAwait(false);
        var wasAsked = page.StatusCode is not null || page.Failure is not null;
        if (!wasAsked)
        {
            // The crawl skipped it because of robots.txt.
            if (page.ClaimId is not null)
                board.GiveBack(url, from);
            return;
        }

        var answer = AnswerOf(page);
        if (page.Outcome == PageOutcome.Skipped && page.Redirects.Count > 0 && page.IsReadElsewhere
            && WebUrl.Parse(page.FinalUrl ?? "") is { } target)
        {
            board.RegisterRedirected(url, from, answer, target);
            return;
        }

        if (page.Outcome == PageOutcome.Skipped && page.IsReadElsewhere)
            return;
        board.Register(url, from, answer);
        // The target of the redirects is also known by its own URL.
        if (page.Redirects.Count > 0 && WebUrl.Parse(page.FinalUrl ?? "") is { IsHttp: true } final
            && final.HrefWithoutFragment != url.HrefWithoutFragment)
        {
            board.Register(final, from, answer with { Hops = [], FinalUrl = null });
        }
    }

    private static UrlAnswer AnswerOf(PageResult page)
    {
        var answer = new UrlAnswer
        {
            StatusCode = page.StatusCode ?? 0,
            Failure = page.Failure is { } failure ? failure with { Cause = null } : null,
            IsChallenge = page.IsChallenge,
            FinalUrl = page.Redirects.Count > 0 ? page.FinalUrl : null,
            Hops = page.Redirects.Count > 0 ? page.Redirects : [],
            ContentType = page.ContentType,
            IsMarkup = DocumentPlaces.IsMarkup(page.ContentType)
                || (page.Outcome == PageOutcome.Read && DocumentReaders.HasIds(page.Document)),
            // A document that is not HTML was not read. It may be a picture whose fragments name elements.
            WasReadForIds = page.Outcome != PageOutcome.Skipped,
            Method = AskedBy.Get,
            Attempts = 1,
            Elapsed = page.Elapsed,
            Time = TimeProvider.System.GetUtcNow(),
        };
        return page.Places is { } places ? answer.With(places, isCut: false) : answer;
    }
}
