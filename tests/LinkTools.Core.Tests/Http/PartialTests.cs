using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// With AllowsPartial, links are returned while their page is still arriving, and are kept if it is cut off.
/// </summary>
public sealed class PartialTests
{
    private static readonly FetchOptions Partial = new() { AllowsPartial = true, Timeout = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task The_first_links_of_a_large_page_come_while_the_rest_is_held_back()
    {
        await using var site = await Site.StartAsync();
        var gate = new TaskCompletionSource();
        site.Map("/large", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<!DOCTYPE html><title>large</title><body>");
            for (var i = 0; i < 50_000; i++)
            {
                await context.Response.WriteAsync(
                    $"<p>some text to make the page as large as such pages are <a href=/n/{i}>number {i}</a>\n");
                if (i == 1000)
                {
                    await context.Response.Body.FlushAsync();
                    await gate.Task;
                }
            }
        });

        await using var crawler = new Crawler(new CrawlOptions { Fetch = Partial });
        var links = new List<PageLink>();
        PageResult? last = null;
        await foreach (var page in crawler.CrawlAsync(
                Crawls.Requests([site.Url("/large")]), TestContext.Current.CancellationToken))
        {
            last = page;
            links.AddRange(page.Links);
            if (page.Outcome == PageOutcome.Arriving)
                gate.TrySetResult();
        }

        Assert.Equal(PageOutcome.Read, last?.Outcome);
        Assert.Equal(50_000, last!.LinkCount);
        Assert.Equal(Enumerable.Range(0, 50_000).Select(i => site.Url($"/n/{i}")), links.Select(link => link.Url));
        Assert.True(last.Links.Count < 50_000);
    }

    [Fact]
    public async Task What_came_before_a_deadline_is_kept_and_the_error_comes_all_the_same()
    {
        await using var site = await Site.StartAsync();
        var pages = await Crawls.RunAsync(
            [site.Url("/held-body/never"), site.Url("/page/2")], Partial with { Timeout = TimeSpan.FromSeconds(1) });
        var held = pages.Where(page => page.Request.Source == site.Url("/held-body/never")).ToList();
        Assert.Equal(FailureReason.Timeout, held[^1].Failure?.Reason);
        var links = held.SelectMany(page => page.Links).Select(link => link.Url).ToList();
        Assert.NotEmpty(links);
        Assert.Equal(site.KnownLinks("/page/1").Select(link => link.Url).Take(links.Count - 1), links.SkipLast(1));
        Assert.Equal(10, pages.Where(page => page.Request.Source == site.Url("/page/2")).Sum(page => page.Links.Count));
    }

    [Fact]
    public async Task What_fits_the_limit_is_kept()
    {
        await using var site = await Site.StartAsync();
        var pages = await Crawls.RunAsync([site.Url("/endless")], Partial with { MaximumPageBytes = 200_000 });
        Assert.Equal(FailureReason.PageTooLarge, pages[^1].Failure?.Reason);
        Assert.InRange(pages.Sum(page => page.Links.Count), 1_000, 10_000);

        var whole = await Crawls.RunAsync([site.Url("/endless")], new FetchOptions { MaximumPageBytes = 200_000 });
        Assert.Equal((FailureReason.PageTooLarge, 0), (Assert.Single(whole).Failure!.Reason, whole[0].Links.Count));
    }
}
