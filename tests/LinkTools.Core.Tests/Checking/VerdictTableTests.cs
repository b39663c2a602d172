using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Checking;

/// <summary>Combinations of responses to HEAD and GET, and the result of each.</summary>
[Trait("Category", "Long")]
public sealed class VerdictTableTests
{
    private const int Reset = -1;
    private const int Silent = -2;

    public static TheoryData<int, int, string, int> Rows()
    {
        int[] answers = [200, 204, 301, 302, 308, 400, 401, 403, 404, 405, 410, 429, 500, 501, 503, 999, Silent, Reset];
        var rows = new TheoryData<int, int, string, int>();
        foreach (var head in answers)
        {
            foreach (var get in answers)
            {
                var isHeadBelieved = head is >= 200 and < 400 or 401 or 429 or 503;
                var deciding = isHeadBelieved ? head : get;
                // A redirect leads to a page that exists, so each method that meets it needs one more request.
                var requests = Requests(head) + (isHeadBelieved ? 0 : Requests(get));
                rows.Add(head, get, Verdict(deciding), requests);
            }
        }

        return rows;

        static int Requests(int answer) => answer is 301 or 302 or 308 ? 2 : 1;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task The_verdict_and_the_number_of_requests_follow_from_the_answers(
        int head, int get, string verdict, int requests)
    {
        await using var site = await Site.StartAsync();
        site.Map("/there", context => Site.SendAsync(context, "<p>there"));
        site.Map("/link", context => AnswerAsync(context, HttpMethods.IsHead(context.Request.Method) ? head : get));
        var checks = await Checks.RunAsync(Checks.Quick(seconds: 1.2), site.Url("/link"));
        Assert.Equal(verdict, Assert.Single(checks).Status);
        Assert.Equal(requests, site.Log.Count);
    }

    [Theory]
    [InlineData(429, "Blocked")]
    [InlineData(503, "Broken")]
    public async Task An_overload_is_tried_again_with_GET(int status, string verdictWithoutEnd)
    {
        await using var site = await Site.StartAsync();
        var left = 2;
        site.Map("/heals", context => AnswerAsync(context, Interlocked.Decrement(ref left) >= 0 ? status : 200));
        site.Map("/never", context => AnswerAsync(context, status));
        var checks = await Checks.RunAsync(Checks.Quick(retries: 2), site.Url("/heals"), site.Url("/never"));
        Assert.Equal("Ok", checks.Single(check => check.Url.EndsWith("/heals", StringComparison.Ordinal)).Status);
        Assert.Equal(
            verdictWithoutEnd, checks.Single(check => check.Url.EndsWith("/never", StringComparison.Ordinal)).Status);
        Assert.All(site.Log.Entries.GroupBy(entry => entry.Target), requests =>
            Assert.Equal(["HEAD"], requests.Where(entry => entry.Method != "GET").Select(entry => entry.Method)));
    }

    [Fact]
    public async Task An_origin_whose_HEAD_lied_twice_is_asked_with_GET()
    {
        await using var site = await Site.StartAsync();
        site.Intercept((context, _) => HttpMethods.IsHead(context.Request.Method)
            ? AnswerAsync(context, 404) : Site.SendAsync(context, "<p>"));
        var options = Checks.Quick();
        options = options with { Crawl = options.Crawl with { ThrottleLimit = 1 } };
        var checks = await Checks.RunAsync(
            options, [.. Enumerable.Range(0, 10).Select(n => site.Url($"/{n}"))]);
        Assert.All(checks, check => Assert.Equal("Ok", check.Status));
        Assert.Equal(2, site.Log.Entries.Count(entry => entry.Method == "HEAD"));
        Assert.Equal(10, site.Log.Entries.Count(entry => entry.Method == "GET"));
    }

    [Fact]
    public async Task A_challenge_page_blocks_whatever_its_status()
    {
        await using var site = await Site.StartAsync();
        site.Map("/challenge", context =>
        {
            context.Response.Headers["cf-mitigated"] = "challenge";
            return AnswerAsync(context, 503);
        });
        var check = Assert.Single(await Checks.RunAsync(Checks.Quick(), site.Url("/challenge")));
        Assert.Equal(("Blocked", "Challenge"), (check.Status, check.Reason));
    }

    private static string Verdict(int answer) => answer switch
    {
        Reset or Silent => "Unreachable",
        301 or 308 => "Redirected",
        < 400 => "Ok",
        401 or 403 or 429 or 999 => "Blocked",
        _ => "Broken",
    };

    private static async Task AnswerAsync(HttpContext context, int answer)
    {
        switch (answer)
        {
            case Reset:
                context.Abort();
                break;
            case Silent:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(
                    static _ => { }, TaskScheduler.Default);
                break;
            default:
                context.Response.StatusCode = answer;
                if (answer is 301 or 302 or 308)
                    context.Response.Headers.Location = "/there";
                break;
        }
    }
}
