using LinkTools.Core.Crawling;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>The speed of a flat run: no faster than its reader, and not limited by slow hosts.</summary>
public sealed class FlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, 8)]
    [InlineData(true, 32)]
    public async Task A_reader_that_does_not_read_holds_the_fetching_back(bool isOrdered, int most)
    {
        await using var site = await Site.StartAsync();
        await using var crawler = new Crawler(new CrawlOptions { ThrottleLimit = 4, IsOrdered = isOrdered });
        var pages = crawler.CrawlAsync(
            Crawls.Requests(Enumerable.Range(0, 500).Select(n => site.Url($"/page/{n}"))),
            Stop).GetAsyncEnumerator(Stop);
        await using var closing = pages.ConfigureAwait(true);
        Assert.True(await pages.MoveNextAsync());
        await Site.WaitUntilAsync(() => site.Log.Count == most && site.OpenRequests == 0);
        // A crawler that did not stop would fetch on now.
        await Task.Delay(100, Stop);
        Assert.Equal(most, site.Log.Count);

        var count = 1;
        while (await pages.MoveNextAsync())
            count++;
        Assert.Equal(500, count);
    }

    [Fact]
    public async Task Hundreds_of_pages_of_a_host_that_does_not_answer_do_not_hold_those_of_another()
    {
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        var urls = Enumerable.Range(0, 500).Select(n => $"{site.BaseUrls[0]}/held/{n}")
            .Concat(Enumerable.Range(0, 100).Select(n => $"{site.BaseUrls[1]}/page/{n}"));
        await using var crawler = new Crawler(
            new CrawlOptions { Fetch = new() { Timeout = Timeout.InfiniteTimeSpan } });
        var read = 0;
        await foreach (var page in crawler.CrawlAsync(Crawls.Requests(urls), Stop))
        {
            Assert.StartsWith(site.BaseUrls[1], page.Request.Source, StringComparison.Ordinal);
            if (++read == 100)
                break;
        }
    }
}
