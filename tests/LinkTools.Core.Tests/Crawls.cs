using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests;

/// <summary>Runs the crawler over given URLs.</summary>
internal static class Crawls
{
    /// <summary>The result of every page, by the URL that was given.</summary>
    public static Task<List<PageResult>> RunAsync(
        IEnumerable<string> urls, FetchOptions? fetch = null, int throttle = 32) =>
        RunAsync(urls, new CrawlOptions { Fetch = fetch ?? new FetchOptions(), ThrottleLimit = throttle });

    /// <summary>The result of every page, each recorded as taken.</summary>
    public static async Task<List<PageResult>> RunAsync(IEnumerable<string> urls, CrawlOptions options)
    {
        await using var crawler = new Crawler(options);
        var results = new List<PageResult>();
        await foreach (var page in crawler.CrawlAsync(Requests(urls), TestContext.Current.CancellationToken))
        {
            results.Add(page);
            await crawler.CompleteAsync(page);
        }

        return results;
    }

    /// <summary>The result of one page.</summary>
    public static async Task<PageResult> RunAsync(string url, FetchOptions? fetch = null) =>
        Assert.Single(await RunAsync([url], fetch));

    public static async IAsyncEnumerable<PageRequest> Requests(IEnumerable<string> urls)
    {
        await Task.CompletedTask;
        foreach (var url in urls)
            yield return PageRequest.ForUrl(url);
    }
}
