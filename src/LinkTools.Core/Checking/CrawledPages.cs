using LinkTools.Core.Documents;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>What the crawl has read is its own check: it is told to the board, and not asked again.</summary>
internal static class CrawledPages
{
    public static async Task RegisterAsync(
        PageResult page, ClaimBoard board, PageFetcher fetcher, SourceClasses classes, CancellationToken stop)
    {
        if (page.Request is not { Url: { IsHttp: true } url, FilePath: null, Markup: null })
            return;
        // Left alone before anything was asked: robots.txt, the scope, a page known already.
        var wasAsked = page.StatusCode is not null || page.Failure is not null;
        if (!wasAsked)
            return;
        var answer = AnswerOf(page);
        var from = fetcher.IsTrusted(url) ? AddressClass.Public
            : await classes.OfAsync(url.Href, stop).ConfigureAwait(false);
        if (page.Outcome == PageOutcome.Skipped && page.Redirects.Count > 0 && page.IsReadElsewhere
            && WebUrl.Parse(page.FinalUrl ?? "") is { } target)
        {
            board.RegisterRedirected(url, from, answer, target);
            return;
        }

        if (page.Outcome == PageOutcome.Skipped && page.IsReadElsewhere)
            return;
        board.Register(url, from, answer);
        // Where the redirects end is known by its own name, too.
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
            Failure = page.Failure,
            IsChallenge = page.IsChallenge,
            FinalUrl = page.FinalUrl,
            Hops = page.Redirects,
            ContentType = page.ContentType,
            IsMarkup = DocumentPlaces.IsMarkup(page.ContentType) 
                || (page.Outcome == PageOutcome.Read && DocumentReaders.HasIds(page.Document)),
            WasReadForIds = true,
            Method = "GET",
            Attempts = 1,
            Elapsed = page.Elapsed,
            Time = TimeProvider.System.GetUtcNow(),
        };
        return page.Places is { } places ? answer.With(places, isCut: false) : answer;
    }
}
