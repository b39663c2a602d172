using System.Net;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http.Cookies;

/// <summary>One jar for a run: the next page sends what one page has set, and the session has it at the end.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_login_opens_the_next_page_and_a_gate_is_passed_once()
    {
        await using var site = await Site.StartAsync();
        site.Map("/login", context =>
        {
            context.Response.Headers.Append("Set-Cookie", "user=me, {\"a\":\"b\"}; Path=/; expires=nonsense");
            return Site.SendAsync(context, "<a href=in>in</a>");
        });
        site.Map("/in", context => context.Request.Headers.Cookie == "user=me, {\"a\":\"b\"}"
            ? Site.SendAsync(context, "<a href=1>1</a><a href=2>2</a>")
            : Refuse(context));
        var pages = await Crawls.RunAsync([site.Url("/login"), site.Url("/in")], InOrder());
        Assert.Equal([1, 2], pages.Select(page => page.Links.Count));

        site.Intercept((context, next) =>
        {
            if (context.Request.Path == "/gate" || context.Request.Headers.Cookie.ToString().Contains("ok=1"))
            {
                context.Response.Headers.Append("Set-Cookie", "ok=1; Path=/");
                if (context.Request.Path != "/gate")
                    return next(context);
                context.Response.Redirect(context.Request.Query["back"].ToString());
                return Task.CompletedTask;
            }

            context.Response.Redirect($"/gate?back={context.Request.Path}");
            return Task.CompletedTask;
        });
        site.Log.Clear();
        pages = await Crawls.RunAsync(Enumerable.Range(0, 5).Select(n => site.Url($"/page/{n}")), InOrder());
        Assert.All(pages, page => Assert.Equal(10, page.Links.Count));
        Assert.Single(site.Log.Targets, target => target.StartsWith("/gate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_left_early_fills_the_session_all_the_same()
    {
        await using var site = await Site.StartAsync();
        site.Intercept((context, next) =>
        {
            context.Response.Headers.Append("Set-Cookie", "seen=1; Path=/");
            return next(context);
        });
        var session = new CookieContainer();
        var options = new CrawlOptions { Fetch = new FetchOptions { Cookies = session } };
        await using (var crawler = new Crawler(options))
        {
            var urls = Enumerable.Range(0, 100).Select(n => site.Url($"/page/{n}"));
            await foreach (var page in crawler.CrawlAsync(Crawls.Requests(urls), TestContext.Current.CancellationToken))
                break;
        }

        Assert.Equal("seen=1", session.GetCookieHeader(new Uri(site.BaseUrl)));
    }

    /// <summary>What the first page sets, and what the second one is sent: over http, from and to 127.0.0.1.</summary>
    [Theory]
    [InlineData("/redirect", "a=1", "/in", "a=1")]
    [InlineData("/gone", "a=1", "/in", "a=1")]
    [InlineData("/first", "a=1; Path=/in", "/in", "a=1")]
    [InlineData("/first", "a=1; Path=/in", "/inner", null)]
    [InlineData("/first", "a=1; Secure", "/in", null)]
    [InlineData("/first", "a=1; HttpOnly; SameSite=Strict", "/in", "a=1")]
    [InlineData("/first", "a=1|a=2", "/in", "a=2")]
    [InlineData("/first", "a=1|b=2", "/in", "a=1; b=2")]
    [InlineData("/first", "a=1|a=; Max-Age=0", "/in", null)]
    [InlineData("/first", "a=1|b=2; Path=/in", "/in", "b=2; a=1")]
    [InlineData("/first", "a=1; Domain=127.0.0.1", "/in", "a=1")]
    [InlineData("/first", "a=1; Domain=example.com", "/in", null)]
    [InlineData("/first", "a=1; Expires=Wed, 01 Jan 2020 00:00:00 GMT", "/in", null)]
    [InlineData("/deep/first", "a=1", "/in", null)]
    [InlineData("/deep/first", "a=1", "/deep/in", "a=1")]
    [InlineData("/first", "user=1", "/in", "user=1")]
    public async Task A_page_is_sent_what_those_before_it_have_set(
        string first, string set, string second, string? expected)
    {
        await using var site = await Site.StartAsync();
        string? sent = null;
        site.Intercept((context, _) =>
        {
            if (context.Request.Path == second)
                sent = context.Request.Headers.Cookie.ToString();
            if (context.Request.Path != first)
                return Site.SendAsync(context, "");
            foreach (var cookie in set.Split('|'))
                context.Response.Headers.Append("Set-Cookie", cookie);
            context.Response.StatusCode = first switch { "/redirect" => 302, "/gone" => 404, _ => 200 };
            if (first == "/redirect")
                context.Response.Headers.Location = second;
            return Task.CompletedTask;
        });
        var session = new CookieContainer();
        if (set.StartsWith("user", StringComparison.Ordinal))
            session.Add(new Uri(site.BaseUrl), new Cookie("user", "0", "/"));
        var options = InOrder();
        string[] urls = first == "/redirect" ? [site.Url(first)] : [site.Url(first), site.Url(second)];
        await Crawls.RunAsync(urls, options with { Fetch = options.Fetch with { Cookies = session } });
        Assert.Equal(expected ?? "", sent);
    }

    [Theory]
    [InlineData("Transfer-Encoding", "chunked")]
    [InlineData("X-Odd", "\u65E5\u672C")]
    [InlineData("X-Odd", "\u00E9")]
    [InlineData("Host", "a b\u00E9")]
    [InlineData("Connection", "\u00E9")]
    [InlineData("User-Agent", "\u65E5")]
    public async Task What_the_client_refuses_to_send_is_one_failure_and_never_tried_again(string name, string value)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(
            site.Url("/page/1"),
            // A retry would wait for an hour.
            new FetchOptions { Headers = [new(name, value)], RetryInterval = TimeSpan.FromHours(1) })
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(FailureReason.Unexpected, page.Failure?.Reason);
        Assert.Equal(0, site.Log.Count);
    }

    private static CrawlOptions InOrder() =>
        new() { ThrottleLimit = 1, IsOrdered = true, Fetch = new FetchOptions { HostThrottleLimit = 1 } };

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = 403;
        return Task.CompletedTask;
    }
}
