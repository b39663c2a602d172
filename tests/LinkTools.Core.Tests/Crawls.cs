using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests;

/// <summary>Runs of the crawler over given URLs.</summary>
internal static class Crawls
{
    /// <summary>Every page's result, by the URL it was asked for under.</summary>
    public static Task<List<PageResult>> RunAsync(
        IEnumerable<string> urls, FetchOptions? fetch = null, int throttle = 32) =>
        RunAsync(urls, new CrawlOptions { Fetch = fetch ?? new FetchOptions(), ThrottleLimit = throttle });

    /// <summary>Every page's result, each said to be taken.</summary>
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

    /// <summary>One page's result.</summary>
    public static async Task<PageResult> RunAsync(string url, FetchOptions? fetch = null) =>
        Assert.Single(await RunAsync([url], fetch));

    public static async IAsyncEnumerable<PageRequest> Requests(IEnumerable<string> urls)
    {
        await Task.CompletedTask;
        foreach (var url in urls)
            yield return PageRequest.ForUrl(url);
    }
}
