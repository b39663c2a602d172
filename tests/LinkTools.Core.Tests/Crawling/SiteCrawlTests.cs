using System.Net;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>
/// On a site of ten thousand pages, exactly the known pages are fetched, once, and exactly the known links are
/// returned.
/// </summary>
public sealed class SiteCrawlTests
{
    private const string Www = "http://www.example.co.uk/";

    public static TheoryData<CrawlScope, int, string> Cases { get; } = new()
    {
        { CrawlScope.Page, int.MaxValue, "" },
        { CrawlScope.Path, int.MaxValue, "" },
        { CrawlScope.Path, 3, "" },
        { CrawlScope.Host, 0, "" },
        { CrawlScope.Host, 1, "" },
        { CrawlScope.Host, 4, "" },
        { CrawlScope.Host, int.MaxValue, "" },
        { CrawlScope.Domain, int.MaxValue, "" },
        { CrawlScope.Any, int.MaxValue, "" },
        { CrawlScope.Host, int.MaxValue, "/docs/" },
        { CrawlScope.Any, int.MaxValue, "!/misc/" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_fetched_and_what_comes_out_is_known(CrawlScope scope, int depth, string filter)
    {
        await using var site = await KnownSite.StartAsync();
        bool IsWanted(string url) =>
            !url.Contains("elsewhere", StringComparison.Ordinal)
            && (
                filter.Length == 0
                || (
                    filter[0] == '!'
                    ? !url.Contains(filter[1..], StringComparison.Ordinal)
                    : url.Contains(filter, StringComparison.Ordinal)));
        var expected = KnownSite.Reach(depth, url => IsInScope(scope, url) && IsWanted(url));
        // Beyond one host, the depth of a page depends on which host is faster; the set of pages does not.
        var hasDepths = scope <= CrawlScope.Host;

        var pages = await CrawlAsync(
            site, new RecursionOptions { Scope = scope, MaximumDepth = depth, IsWanted = IsWanted });

        Assert.All(pages, page => Assert.Equal(PageOutcome.Read, page.Outcome));
        Assert.Equal(
            expected.Keys.Select(KnownSite.Url).Order(StringComparer.Ordinal),
            pages.Select(page => page.Request.Source).Order(StringComparer.Ordinal));
        if (hasDepths)
            Assert.All(pages, page => Assert.Equal(expected[Number(page.Request.Source)], page.Request.Depth));
        foreach (var page in pages)
        {
            var links = KnownSite.Links(Number(page.Request.Source)).Select(link => WebUrl.Parse(link.Written)!.Href);
            Assert.Equal(links, page.Links.Select(link => link.Url));
            Assert.All(page.Links, link => Assert.Equal(page.Request.Depth, link.Depth));
        }

        var fetched = site.Log.Targets.Where(
            target => !target.EndsWith("/robots.txt", StringComparison.Ordinal)).ToList();
        Assert.Equal(fetched.Distinct().Count(), fetched.Count);
        Assert.Equal(expected.Count, fetched.Count);
    }

    [Fact]
    public async Task Nofollow_is_honoured_unless_told_otherwise()
    {
        await using var site = await KnownSite.StartAsync();
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1, IgnoresNoFollow = true });
        Assert.Contains(pages, page => page.Request.Source == Www + "hidden/0");
        site.MapHtml("/meta", "<meta name=robots content=nofollow><a href=/behind>x</a>");
        site.MapHtml("/behind", "");
        Assert.Single(await CrawlAsync(site, new RecursionOptions(), Www + "meta"));
        Assert.Equal(2, (await CrawlAsync(site, new RecursionOptions { IgnoresNoFollow = true }, Www + "meta")).Count);
        site.Map("/header", context =>
        {
            context.Response.Headers["X-Robots-Tag"] = "nofollow";
            context.Response.ContentType = "text/html";
            return context.Response.Body.WriteAsync("<a href=/behind>x</a>"u8.ToArray()).AsTask();
        });
        Assert.Single(await CrawlAsync(site, new RecursionOptions(), Www + "header"));
    }

    [Fact]
    public async Task No_more_pages_are_read_than_allowed_and_the_first_that_was_not_is_named()
    {
        await using var site = await KnownSite.StartAsync();
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumPages = 25 });
        Assert.Equal(25, pages.Count(page => page.Outcome == PageOutcome.Read));
        var warning = Assert.Single(pages.SelectMany(page => page.Warnings));
        Assert.Matches(
            @"stopped at 25 pages \(-MaximumPages\): 'http://www\.example\.co\.uk/.+' and \d+ more were not read",
            warning);
        Assert.Equal(25, site.Log.Targets.Count(target => !target.EndsWith("/robots.txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_redirect_counts_as_the_page_it_leads_to()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml(
            "/start",
            "<a href=/redirect-to?url=/page/1>moved</a> <a href=/page/1>direct</a> <a "
            + "href='/redirect-to?url=http://elsewhere.example/'>away</a>");
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1 }, "http://a.example/start");
        Assert.Single(site.Log.Targets, target => target == "http://a.example/page/1");
        Assert.Equal(2, pages.Count(page => page.Outcome == PageOutcome.Read));
        Assert.Contains(
            pages, page => page.SkipReason == "it leads to http://elsewhere.example/, which is out of scope");
        Assert.DoesNotContain(site.Log.Entries, entry => entry.Host == "elsewhere.example");
    }

    [Fact]
    public async Task Where_a_seed_is_redirected_to_is_in_scope()
    {
        await using var site = await Site.StartAsync();
        site.Map("/old", context =>
        {
            context.Response.Redirect("http://www.a.example/new");
            return Task.CompletedTask;
        });
        site.MapHtml("/new", "<a href=/page/1>x</a>");
        var pages = await CrawlAsync(site, new RecursionOptions { MaximumDepth = 1 }, "http://a.example/old");
        Assert.Equal(
            ["http://a.example/old", "http://www.a.example/page/1"], pages.Select(page => page.Request.Source));
    }

    [Fact]
    public async Task Seeds_given_twice_are_read_once_and_bad_ones_are_errors()
    {
        await using var site = await Site.StartAsync();
        var pages = await CrawlAsync(
            site, new RecursionOptions { Scope = CrawlScope.Page }, "http://a.example/page/1",
            "http://A.example:80/page/1#x", "nonsense", "http://a.example/page/2");
        Assert.Equal(4, pages.Count);
        Assert.Equal(2, pages.Count(page => page.Outcome == PageOutcome.Read));
        Assert.Equal(
            "http://A.example:80/page/1#x",
            Assert.Single(pages, page => page.Outcome == PageOutcome.Skipped).Request.Source);
        Assert.Equal(
            FailureReason.InvalidUrl, Assert.Single(pages, page => page.Outcome == PageOutcome.Failed).Failure!.Reason);
    }

    private static int Number(string url) =>
        int.Parse(url[(url.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsInScope(CrawlScope scope, string url) => scope switch
    {
        CrawlScope.Page => false,
        CrawlScope.Path => url.StartsWith(Www + "docs/start/", StringComparison.Ordinal),
        CrawlScope.Host => url.StartsWith(Www, StringComparison.Ordinal),
        CrawlScope.Domain => url.Contains("example.co.uk/", StringComparison.Ordinal),
        _ => true,
    };

    private static Task<List<PageResult>> CrawlAsync(Site site, RecursionOptions recursion, params string[] seeds) =>
        Crawls.RunAsync(
        seeds.Length == 0 ? [KnownSite.Seed] : seeds,
        new CrawlOptions
        {
            Recursion = recursion,
            Fetch = new FetchOptions { Proxy = new WebProxy(site.BaseUrl), MaximumRetryCount = 0 },
        });
}
