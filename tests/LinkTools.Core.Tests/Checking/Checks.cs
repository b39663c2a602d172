using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Checking;

/// <summary>Runs the link checker over given URLs.</summary>
internal static class Checks
{
    /// <summary>Options with short waits: a retry after a few milliseconds, and one second for a page.</summary>
    public static CheckOptions Quick(int retries = 0, double seconds = 3) => new()
    {
        Crawl = new CrawlOptions
        {
            Fetch = new FetchOptions
            {
                MaximumRetryCount = retries,
                RetryInterval = TimeSpan.FromMilliseconds(5),
                Timeout = TimeSpan.FromSeconds(seconds),
            },
        },
    };

    public static Task<List<LinkCheck>> RunAsync(CheckOptions options, params string[] urls) =>
        RunAsync(options, urls.Select(url => new LinkClaim { Url = url, Href = url }));

    public static async Task<List<LinkCheck>> RunAsync(CheckOptions options, IEnumerable<LinkClaim> claims)
    {
        await using var checker = new LinkChecker(options);
        var results = new List<LinkCheck>();
        await foreach (var check in checker.CheckAsync(Of(claims), TestContext.Current.CancellationToken))
            results.Add(check);
        return results;
    }

    /// <summary>Checks all links of the pages and, if the options say so, of the pages that they lead to.</summary>
    public static async Task<List<LinkCheck>> RunPagesAsync(
        CheckOptions options, LocalSite? local, IEnumerable<PageRequest> pages)
    {
        await using var checker = new LinkChecker(options) { Local = local };
        var results = new List<LinkCheck>();
        await foreach (var result in checker.CheckPagesAsync(
            Of(pages), static _ => { }, TestContext.Current.CancellationToken))
        {
            if (result.Check is { } check)
                results.Add(check);
        }

        return results;
    }

    public static async IAsyncEnumerable<T> Of<T>(IEnumerable<T> items)
    {
        await Task.CompletedTask;
        foreach (var item in items)
            yield return item;
    }
}
