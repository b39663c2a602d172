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
        var from = fetcher.IsTrusted(url) ? AddressClass.Public
            : await classes.OfAsync(url.Href, stop).ConfigureAwait(false);
        var wasAsked = page.StatusCode is not null || page.Failure is not null;
        if (!wasAsked)
        {
            // The crawl had it in hand, and left it alone: robots.txt.
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
            Failure = page.Failure is { } failure ? failure with { Cause = null } : null,
            IsChallenge = page.IsChallenge,
            FinalUrl = page.Redirects.Count > 0 ? page.FinalUrl : null,
            Hops = page.Redirects.Count > 0 ? page.Redirects : [],
            ContentType = page.ContentType,
            IsMarkup = DocumentPlaces.IsMarkup(page.ContentType)
                || (page.Outcome == PageOutcome.Read && DocumentReaders.HasIds(page.Document)),
            // What is no HTML was not read; it may be a picture whose fragments name elements.
            WasReadForIds = page.Outcome != PageOutcome.Skipped,
            Method = AskedBy.Get,
            Attempts = 1,
            Elapsed = page.Elapsed,
            Time = TimeProvider.System.GetUtcNow(),
        };
        return page.Places is { } places ? answer.With(places, isCut: false) : answer;
    }
}
