using LinkTools.Core.Http;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>What can heal is tried again, and nothing else is.</summary>
public sealed class RetryTests
{
    private static FetchOptions Quick => new() { RetryInterval = TimeSpan.FromMilliseconds(5), MaximumRetryCount = 3 };

    [Theory]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_status_that_can_heal_is_tried_again_until_it_has(int status)
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 2, context => context.Response.StatusCode = status);
        var page = await Crawls.RunAsync(site.Url("/flaky"), Quick);
        Assert.Null(page.Failure);
        Assert.Equal(3, site.Log.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(501)]
    public async Task A_status_that_cannot_heal_is_final(int status)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url($"/status/{status}"), Quick);
        Assert.Equal(FailureReason.HttpStatus, page.Failure?.Reason);
        Assert.Equal(status, page.StatusCode);
        Assert.Equal(1, site.Log.Count);
    }

    [Fact]
    public async Task A_connection_reset_in_the_body_is_tried_again_and_gives_the_page_once()
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 1, context =>
        {
            context.Response.ContentLength = 10_000;
            context.Response.Body.WriteAsync("<a href=half>"u8.ToArray()).AsTask().GetAwaiter().GetResult();
            context.Abort();
        });
        var page = await Crawls.RunAsync(site.Url("/flaky"), Quick);
        Assert.Equal(["whole"], page.Links.Select(link => link.Href));
    }

    [Fact]
    public async Task Retries_end_with_the_first_reason()
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url("/status/503"), Quick);
        Assert.Equal(503, page.StatusCode);
        Assert.Equal(4, site.Log.Count);
    }

    [Fact]
    public async Task A_host_that_never_answered_is_not_tried_again()
    {
        var page = await Crawls.RunAsync("http://127.0.0.1:1/", Quick with { RetryInterval = TimeSpan.FromSeconds(30) }).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(FailureReason.ConnectionRefused, page.Failure?.Reason);
    }

    [Fact]
    public async Task Retry_After_is_obeyed_where_the_deadline_allows_and_final_where_not()
    {
        await using var site = await Site.StartAsync();
        FailFirst(site, 1, context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "1";
        });
        Assert.Null((await Crawls.RunAsync(site.Url("/flaky"), Quick)).Failure);
        var times = site.Log.Entries.Select(entry => entry.Time).ToList();
        Assert.True(times[1] - times[0] >= TimeSpan.FromMilliseconds(900), $"{times[1] - times[0]}");

        await using var busy = await Site.StartAsync();
        FailFirst(busy, 1, context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "3600";
        });
        var page = await Crawls.RunAsync(busy.Url("/flaky"), Quick);
        Assert.Equal(503, page.StatusCode);
        Assert.Equal(1, busy.Log.Count);
    }

    [Fact]
    public async Task A_delay_is_kept_between_the_requests_to_a_host()
    {
        await using var site = await Site.StartAsync();
        await Crawls.RunAsync(Enumerable.Range(0, 5).Select(n => site.Url($"/page/{n}")), new FetchOptions { Delay = TimeSpan.FromMilliseconds(100) });
        var times = site.Log.Entries.Select(entry => entry.Time).Order().ToList();
        Assert.True(times[^1] - times[0] >= TimeSpan.FromMilliseconds(380), $"{times[^1] - times[0]}");
    }

    private static void FailFirst(Site site, int count, Action<HttpContext> fail)
    {
        var asked = 0;
        site.Map("/flaky", context =>
        {
            if (Interlocked.Increment(ref asked) <= count)
            {
                fail(context);
                return Task.CompletedTask;
            }

            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<a href=whole>whole</a>");
        });
    }
}
