using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Http;

/// <summary>A host that asks for a pause gets it, and the messages of its pages are right.</summary>
public sealed class RestTests
{
    [Theory]
    [InlineData("3600", "3600 s")]
    [InlineData("301", "301 s")]
    [InlineData("99999999999999999999", "years")]
    public async Task Beyond_five_minutes_a_hosts_pages_fail_at_once_and_one_warning_says_so(string asked, string told)
    {
        await using var site = await Site.StartAsync(
            new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        site.Map("/busy", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = asked;
            return Task.CompletedTask;
        });
        string[] urls =
        [
            site.Url("/busy"), .. Enumerable.Range(0, 20).Select(n => site.Url($"/page/{n}")),
            $"{site.BaseUrls[1]}/page/1",
        ];
        var fetch = new FetchOptions { HostThrottleLimit = 1 };
        var pages = await Crawls.RunAsync(
            urls, new CrawlOptions { ThrottleLimit = 1, IsOrdered = true, Fetch = fetch });

        Assert.Equal(["/busy", "/page/1"], site.Log.Targets.Order());
        Assert.Equal(PageOutcome.Read, pages[^1].Outcome);
        Assert.All(pages.SkipLast(1), page => Assert.Equal(FailureReason.HttpStatus, page.Failure?.Reason));
        Assert.EndsWith(
            "-SkipHttpErrorCheck reads the page anyway.", pages[0].Failure!.Message, StringComparison.Ordinal);
        Assert.All(
            pages.Skip(1).SkipLast(1),
            page => Assert.Contains(
                $"was not requested: {site.BaseUrl} answered 429 and asked for a pause of {told}.",
                page.Failure!.Message, StringComparison.Ordinal));
        var warning = Assert.Single(pages.SelectMany(page => page.Warnings));
        Assert.Contains(site.BaseUrl, warning, StringComparison.Ordinal);
        Assert.Contains(told, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_deadline_the_page_fails_the_host_rests_and_one_warning_says_so()
    {
        await using var site = await Site.StartAsync();
        var asked = 0;
        site.Intercept((context, next) =>
        {
            if (Interlocked.Increment(ref asked) > 3)
                return next(context);
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        var time = new FakeTimeProvider();
        // The timeout uses the machine's clock, the pause that of the test.
        var run = Crawls.RunAsync(
            Enumerable.Range(0, 6).Select(n => site.Url($"/page/{n}")),
            new CrawlOptions
            {
                ThrottleLimit = 1,
                IsOrdered = true,
                Fetch = new FetchOptions { TimeProvider = time, HostThrottleLimit = 1 },
            });
        var start = time.GetUtcNow();
        while (!run.IsCompleted)
        {
            Assert.True(Math.Min(site.Log.Count, 4) - 1 <= (time.GetUtcNow() - start) / TimeSpan.FromSeconds(120));
            time.Advance(site.Log.Count >= 4 ? TimeSpan.Zero : TimeSpan.FromSeconds(30));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var pages = await run;
        Assert.Equal(3, pages.Count(page => page.Outcome == PageOutcome.Read));
        Assert.All(
            pages.Where(page => page.Failure is not null),
            page => Assert.Contains(
                "answered 429 Too Many Requests, and asks for a pause of 120 s", page.Failure!.Message,
                StringComparison.Ordinal));
        var warning = Assert.Single(pages.SelectMany(page => page.Warnings));
        Assert.Contains(
            $"{site.BaseUrl} answered 429 and asked for a pause of 120 s", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_host_is_asked_again_when_its_time_is_over()
    {
        var time = new FakeTimeProvider();
        var pacer = new HostPacer(time, TimeSpan.Zero);
        var url = LinkTools.Core.Urls.WebUrl.Parse("http://a.example/")!;
        pacer.Rest(url, TimeSpan.FromHours(1), 503);
        Assert.NotNull(pacer.FindRefusal(url));
        Assert.Single(pacer.TakeWarning(url));
        Assert.Empty(pacer.TakeWarning(url));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(pacer.FindRefusal(url));
        await pacer.WaitAsync(url, slot: null, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("  120\t", 120)]
    [InlineData("0", 0)]
    [InlineData("0120", 120)]
    [InlineData("2147483647", 2147483647)]
    [InlineData("Wed, 01 Jan 2020 00:02:00 GMT", 120)]
    [InlineData("Wednesday, 01-Jan-20 00:02:00 GMT", 120)]
    [InlineData("Wed Jan  1 00:02:00 2020", 120)]
    [InlineData("Tue, 31 Dec 2019 23:59:59 GMT", null)]
    [InlineData("-120", null)]
    [InlineData("+120", null)]
    [InlineData("1.5", null)]
    [InlineData("120s", null)]
    [InlineData("120, 60", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData("\u0661\u0662", null)]
    public void Retry_After_is_seconds_or_a_date_to_come(string header, int? seconds)
    {
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)429);
        response.Headers.TryAddWithoutValidation("Retry-After", header);
        Assert.Equal(
            seconds is { } given ? TimeSpan.FromSeconds(given) : null,
            RetryAfter.Read(response, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(401, "-Credential")]
    [InlineData(403, "-UserAgent")]
    [InlineData(404, "Check the address")]
    [InlineData(410, "Check the address")]
    [InlineData(429, "-DelayMilliseconds")]
    [InlineData(451, "legal")]
    [InlineData(500, "try again later")]
    [InlineData(521, "try again later")]
    [InlineData(304, "ask for changes only")]
    public async Task Advice_fits_the_status(int status, string advice)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url($"/status/{status}"), new FetchOptions { MaximumRetryCount = 0 });
        Assert.Equal(status, page.StatusCode);
        Assert.Contains(advice, page.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(status == 401, page.Failure.Message.Contains("credentials", StringComparison.Ordinal)
            && !page.Failure.Message.Contains("allows programs", StringComparison.Ordinal));
    }
}
