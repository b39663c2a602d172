using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Links;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Checking;

public sealed class LinkCheckerTests
{
    [Fact]
    public async Task A_page_linked_with_many_fragments_is_asked_once()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/page",
            "<p id=a><a name=b></a><p id='ü&amp;c'><template><p id=no></template><textarea><p id=no></textarea>");
        string[] fragments = ["", "#", "#a", "#b", "#%C3%BC&c", "#ü&c", "#top", "#TOP", "#a:~:text=word"];
        var there = fragments.Select(fragment => site.Url($"/page{fragment}"));
        var missing = new[] { "#A", "#no", "#topp", "#%41" }.Select(fragment => site.Url($"/page{fragment}"));
        var checks = await Checks.RunAsync(Checks.Quick(), [.. there.Concat(missing).Concat(there)]);
        Assert.Equal(22, checks.Count);
        Assert.Equal(18, checks.Count(check => check.Status == "Ok"));
        Assert.All(
            checks.Where(check => check.Status != "Ok"),
            check => Assert.Equal(("FragmentMissing", 200), (check.Status, check.StatusCode)));
        Assert.Equal(1, site.Log.Entries.Count(entry => entry.Method == "GET"));
        Assert.InRange(site.Log.Count, 1, 2);
    }

    [Fact]
    public async Task Fragments_go_along_redirects_unless_these_have_their_own()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/new", "<p id=a><p id=c>");
        Redirect(site, "/keeps", 301, "/new");
        Redirect(site, "/own", 301, "/new#c");
        Redirect(site, "/lost", 302, "/new#gone");
        var checks = await Checks.RunAsync(
            Checks.Quick(), site.Url("/keeps#a"), site.Url("/keeps#x"), site.Url("/own#x"), site.Url("/lost#a"));
        LinkCheck Of(string end) => checks.Single(check => check.Url.EndsWith(end, StringComparison.Ordinal));
        Assert.Equal(("Redirected", site.Url("/new#a")), (Of("/keeps#a").Status, Of("/keeps#a").Suggestion));
        Assert.Equal("FragmentMissing", Of("/keeps#x").Status);
        Assert.Equal(("Redirected", site.Url("/new#c")), (Of("/own#x").Status, Of("/own#x").Suggestion));
        Assert.Equal("FragmentMissing", Of("/lost#a").Status);
        Assert.Equal($"301 {site.Url("/new")}", Of("/keeps#a").RedirectChain);
    }

    [Fact]
    public async Task Where_many_redirects_end_is_asked_once()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/end", "<p id=a>");
        Redirect(site, "/middle", 301, "/end");
        foreach (var n in Enumerable.Range(0, 20))
            Redirect(site, $"/old{n}", 301, n % 2 == 0 ? "/end" : "/middle");
        var urls = Enumerable.Range(0, 20).Select(n => site.Url($"/old{n}#a")).Append(site.Url("/middle#a")).ToArray();
        var checks = await Checks.RunAsync(Checks.Quick(), urls);
        Assert.All(checks, check => Assert.Equal(
            ("Redirected", site.Url("/end#a"), site.Url("/end")), (check.Status, check.Suggestion, check.FinalUrl)));
        Assert.Equal(
            urls.Select((_, n) => n < 20 && n % 2 == 1 ? 2 : 1),
            urls.Select(url => checks.Single(check => check.Url == url).Redirects));
        var asked = site.Log.Entries.GroupBy(entry => entry.Target)
            .ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(22, asked.Count);
        Assert.All(asked, pair => Assert.InRange(pair.Value, 1, 2));
        Assert.Equal(1, site.Log.Entries.Count(entry => entry is { Method: "GET", Target: "/end" }));
    }

    [Fact]
    public async Task URLs_that_are_redirected_to_one_another_end_all_the_same()
    {
        await using var site = await Site.StartAsync();
        foreach (var n in Enumerable.Range(0, 6))
            Redirect(site, $"/c{n}", 302, $"/c{(n + 1) % 6}");
        foreach (var n in Enumerable.Range(0, 14))
            Redirect(site, $"/long{n}", 302, $"/long{n + 1}");
        site.MapHtml("/long14", "<p>");
        var checks = await Checks.RunAsync(
            Checks.Quick(seconds: 30),
            [
                .. Enumerable.Range(0, 6).Select(n => site.Url($"/c{n}")),
                .. Enumerable.Range(0, 15).Select(n => site.Url($"/long{n}")),
            ]);
        Assert.Equal(21, checks.Count);
        Assert.All(checks, check => Assert.Equal(
            check.Url.Contains("/c", StringComparison.Ordinal)
                || int.Parse(check.Url[(check.Url.IndexOf("long", StringComparison.Ordinal) + 4)..], null) < 4
                ? "Broken TooManyRedirects" : "Ok ",
            $"{check.Status} {check.Reason}"));
    }

    [Theory]
    [InlineData("text/plain", "Ok")]
    [InlineData("application/pdf", "Ok")]
    [InlineData("image/svg+xml", "FragmentMissing")]
    [InlineData("application/xhtml+xml", "FragmentMissing")]
    public async Task Only_markup_is_judged_by_its_fragments(string type, string verdict)
    {
        await using var site = await Site.StartAsync();
        site.Map("/x", context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync("<svg id=a></svg>");
        });
        Assert.Equal(verdict, Assert.Single(await Checks.RunAsync(Checks.Quick(), site.Url("/x#page=2"))).Status);
        Assert.Equal("Ok", Assert.Single(await Checks.RunAsync(Checks.Quick(), site.Url("/x#a"))).Status);
    }

    [Fact]
    public async Task Routes_of_scripts_are_not_verified()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/app", "<script src=app.js></script>");
        site.MapHtml("/plain", "<p>");
        var checks = await Checks.RunAsync(
            Checks.Quick(), site.Url("/app#/settings"), site.Url("/app#!x"), site.Url("/app#y"), site.Url("/plain#/z"));
        Assert.Equal(
            ["FragmentMissing", "FragmentMissing", "Unverified", "Unverified"],
            checks.Select(check => check.Status).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("mailto:a@b.example", "", "Unverified")]
    [InlineData("tel:123", "", "Unverified")]
    [InlineData("data:text/plain,x", "", "Unverified")]
    [InlineData("javascript:void(0)", "", "Unverified")]
    [InlineData("http://127.0.0.1:1/form", "Form", "Unverified")]
    [InlineData("http://127.0.0.1:1/ping", "Ping", "Unverified")]
    [InlineData("", "", "Broken")]
    [InlineData("http://[::1", "", "Broken")]
    public async Task What_must_or_can_not_be_asked_is_not(string url, string kind, string verdict)
    {
        var check = Assert.Single(await Checks.RunAsync(
            Checks.Quick(), [new LinkClaim { Url = url, Href = url.Length > 0 ? url : "http://", Kind = kind }]));
        Assert.Equal((verdict, "", 0), (check.Status, check.Method, check.Attempts));
    }

    [Fact]
    public async Task A_circle_and_a_chain_without_end_cost_no_more_than_the_redirects_allowed()
    {
        await using var site = await Site.StartAsync();
        Redirect(site, "/one", 302, "/two");
        Redirect(site, "/two", 302, "/one");
        var check = Assert.Single(await Checks.RunAsync(Checks.Quick(), site.Url("/one")));
        Assert.Equal(("Broken", "TooManyRedirects"), (check.Status, check.Reason));
        Assert.InRange(site.Log.Count, 2, 11);
        site.Log.Clear();
        site.Intercept((context, _) =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"/{Guid.NewGuid():N}";
            return Task.CompletedTask;
        });
        Assert.Equal("Broken", Assert.Single(await Checks.RunAsync(Checks.Quick(), site.Url("/chain"))).Status);
        Assert.InRange(site.Log.Count, 2, 11);
    }

    [Fact]
    public async Task A_link_is_reported_while_another_host_is_silent()
    {
        await using var site = await Site.StartAsync();
        await using var checker = new LinkChecker(Checks.Quick(seconds: 60));
        string[] urls = [site.Url("/held/x"), site.Url("/page/1")];
        await using var results = checker.CheckAsync(
            Checks.Of(urls.Select(url => new LinkClaim { Url = url })), TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(site.Url("/page/1"), results.Current.Url);
        site.ReleaseAll();
        Assert.True(await results.MoveNextAsync());
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task Rewritten_links_are_asked_elsewhere_and_reported_as_written()
    {
        await using var site = await Site.StartAsync();
        var options = Checks.Quick() with
        {
            Rewrite = new PrefixRewrite([new("https://www.example.com/", site.Url("/"))]),
        };
        var check = Assert.Single(await Checks.RunAsync(options, "https://www.example.com/page/1"));
        Assert.Equal(("https://www.example.com/page/1", "Ok"), (check.Url, check.Status));
        Assert.Contains("/page/1", site.Log.Targets);
    }

    [Fact]
    public async Task Statuses_that_are_accepted_are_fine_and_excluded_links_are_skipped()
    {
        await using var site = await Site.StartAsync();
        var options = Checks.Quick() with
        {
            AcceptedStatuses = StatusRanges.Parse(["403", "5xx"], out _)!,
            IsExcluded = url => url.Contains("/logout", StringComparison.Ordinal),
            Baseline = new Baseline(),
        };
        options.Baseline.Add("", site.Url("/status/404"), "Broken");
        var checks = await Checks.RunAsync(
            options, site.Url("/status/403"), site.Url("/status/500"), site.Url("/status/404"), site.Url("/logout"));
        Assert.Equal(
            ["/logout Skipped False", "/status/403 Ok False", "/status/404 Broken True", "/status/500 Ok False"],
            checks.Select(check => $"{new Uri(check.Url).AbsolutePath} {check.Status} {check.IsKnown}")
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain("/logout", site.Log.Targets);
    }

    [Fact]
    public async Task A_crawl_checks_what_it_reads_by_reading_it()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/", "<a href=/a>a</a><a href=/b#there>b</a><a href=/b#gone>c</a><a href=/old>d</a><img src=/i.png>");
        site.MapHtml("/a", "<a href=/b>b</a><a href=/missing>m</a><a href=/>home</a>");
        site.MapHtml("/b", "<p id=there>");
        Redirect(site, "/old", 301, "/b");
        site.Map("/i.png", context => context.Response.WriteAsync("png"));
        var options = Checks.Quick();
        options = options with
        {
            Crawl = options.Crawl with
            {
                Recursion = new RecursionOptions(),
                Kinds = LinkKindSet.Of(LinkKind.Hyperlink, LinkKind.Image),
            },
        };
        var checks = await Checks.RunPagesAsync(options, null, [Core.Pages.PageRequest.ForUrl(site.Url("/"))]);
        var told = checks.Select(
            check => $"{check.Status} {check.Url[site.BaseUrl.Length..]}").Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Broken /missing", "FragmentMissing /b#gone", "Ok /", "Ok /", "Ok /a", "Ok /b", "Ok /b#there",
                "Ok /i.png", "Redirected /old"],
            told);
        var requests = site.Log.Entries.Select(entry => $"{entry.Method} {entry.Target}").Order(StringComparer.Ordinal);
        Assert.Equal(
            ["GET /", "GET /a", "GET /b", "GET /missing", "GET /old", "GET /robots.txt", "HEAD /i.png"], requests);
    }

    [Theory]
    [InlineData(2, "GET /old 1, HEAD /b 1, HEAD /c 1")]
    [InlineData(3, "GET /b 1, GET /old 1, HEAD /c 1")]
    [InlineData(4, "GET /b 1, GET /c 1, GET /old 1")]
    public async Task A_page_that_redirects_is_requested_once_wherever_the_crawl_ends(int pages, string expected)
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/", "<a href=/old>o</a><a href=/b>b</a><a href=/c>c</a><a href=/old#x>x</a>");
        site.MapHtml("/b", "<a href=/old>o</a>");
        site.MapHtml("/c", "<a href=/old>o</a>");
        Redirect(site, "/old", 301, "/b");
        var options = Checks.Quick();
        options = options with
        {
            SkipsFragments = true,
            Crawl = options.Crawl with
            {
                Fetch = options.Crawl.Fetch with { HostThrottleLimit = 1 },
                Recursion = new RecursionOptions { MaximumPages = pages },
            },
        };
        var checks = await Checks.RunPagesAsync(options, null, [Core.Pages.PageRequest.ForUrl(site.Url("/"))]);
        Assert.All(checks, check => Assert.Equal(
            check.Url.Contains("/old", StringComparison.Ordinal) ? "Redirected" : "Ok", check.Status));
        var requests = site.Log.Entries.Where(static entry => entry.Target is not ("/" or "/robots.txt"))
            .GroupBy(static entry => $"{entry.Method} {entry.Target}")
            .Select(static same => $"{same.Key} {same.Count()}");
        Assert.Equal(expected, string.Join(", ", requests.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_hundred_thousand_links_to_twenty_thousand_URLs_ask_each_once()
    {
        await using var site = await Site.StartAsync(new SiteOptions { KeepsLog = false });
        site.Intercept((_, _) => Task.CompletedTask);
        var options = Checks.Quick();
        options = options with
        {
            Crawl = options.Crawl with
            {
                Fetch = options.Crawl.Fetch with { HostThrottleLimit = 32, Timeout = TimeSpan.FromMinutes(1) },
            },
        };
        var claims = Enumerable.Range(0, 100_000).Select(
            n => new LinkClaim { Url = site.Url($"/{n % 20_000}"), SourceUrl = site.Url("/") });
        var checks = await Checks.RunAsync(
            options with
            {
                Crawl = options.Crawl with { Fetch = options.Crawl.Fetch with { AllowsPrivateNetwork = true } },
            }, claims);
        Assert.Equal(100_000, checks.Count);
        Assert.All(checks, check => Assert.Equal("Ok", check.Status));
        Assert.Equal(20_000, site.Log.Count);
    }

    private static void Redirect(Site site, string path, int status, string location) => site.Map(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });
}
