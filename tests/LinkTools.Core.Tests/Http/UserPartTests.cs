using System.Net;
using System.Text;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>User names and passwords in URLs are used for the URLs that have them, and shown nowhere.</summary>
public sealed class UserPartTests
{
    private static readonly FetchOptions Quick = new() { MaximumRetryCount = 0, SkipsCertificateCheck = true };

    [Theory]
    [InlineData("http://user:secret@a.example/p?q#f", "http://a.example/p?q#f", "user:secret")]
    [InlineData("http://user@a.example:81", "http://a.example:81/", "user")]
    [InlineData("https://:secret@a.example/", "https://a.example/", ":secret")]
    [InlineData("http://a@b:c@d@[::1]:8/x", "http://[::1]:8/x", "a%40b:c%40d")]
    [InlineData("ftp://user:secret@a.example/x", "ftp://a.example/x", "user:secret")]
    [InlineData("http:user:secret@a.example", "http://a.example/", "user:secret")]
    [InlineData("http://a.example/user:secret@b", "http://a.example/user:secret@b", null)]
    [InlineData("http://@a.example/", "http://a.example/", null)]
    [InlineData("mailto:user@a.example", "mailto:user@a.example", null)]
    public void A_url_without_its_user_part_is_the_url_parsed_without_it(string url, string expected, string? userPart)
    {
        var parsed = WebUrl.Parse(url)!;
        var without = parsed.WithoutUserPart();
        var again = WebUrl.Parse(expected)!;
        Assert.Equal(expected, without.Href);
        Assert.Equal(userPart, parsed.UserPart);
        Assert.Null(without.UserPart);
        Assert.Equal(
            (again.Scheme, again.Host, again.Port, again.Path, again.Query, again.Fragment, again.Origin),
            (without.Scheme, without.Host, without.Port, without.Path, without.Query, without.Fragment,
                without.Origin));
        Assert.Equal(again.Normalized, parsed.Normalized);
        Assert.Equal(UrlHash.Of(again), UrlHash.Of(parsed));
        Assert.Equal(again.ToUri(), parsed.ToUri());
    }

    [Theory]
    [InlineData("http://user:secret@a.example/x", "http://a.example/x")]
    [InlineData("http://user:secret@/", "http://***@/")]
    [InlineData("http://user:sec/ret@a.example/", "http://***@a.example/")]
    [InlineData("http://user:sec@ret@bad host/", "http://***@bad host/")]
    [InlineData("//user:secret@a.example/", "//***@a.example/")]
    [InlineData("user:secret@a.example/", "***@a.example/")]
    [InlineData("user:secret@a.example:80", "***@a.example:80")]
    [InlineData("secret@a.example", "***@a.example")]
    [InlineData("htp//user:secret@a.example", "htp//***@a.example")]
    [InlineData("http://exa mple/?mail=me@a.example", "http://exa mple/?mail=me@a.example")]
    [InlineData("mailto:me@a.example", "mailto:me@a.example")]
    [InlineData("http://a.example/@me", "http://a.example/@me")]
    [InlineData("not a url", "not a url")]
    public async Task What_was_given_is_shown_without_its_user_part(string url, string shown)
    {
        Assert.Equal(shown, UserParts.Mask(url));
        Assert.Equal(shown, PageRequest.ForUrl(url).Source);
        if (WebUrl.Parse(url) is { IsHttp: true })
            return;
        var page = await Crawls.RunAsync(url, Quick);
        Assert.DoesNotContain("secret", page.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sec/ret", page.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", "user:secret", false, "user:secret")]
    [InlineData("https", "user", false, "user:")]
    [InlineData("https", ":secret", false, ":secret")]
    [InlineData("https", "us%3Aer:p%40ss%20word", false, "us:er:p@ss word")]
    [InlineData("https", "ü:ß", false, "ü:ß")]
    [InlineData("http", "user:secret", true, "user:secret")]
    [InlineData("http", "user:secret", false, null)]
    public async Task It_is_sent_as_basic_to_its_own_origin_and_in_clear_only_when_allowed(
        string scheme, string userPart, bool isAllowed, string? sent)
    {
        await using var site = await StartAsync(scheme);
        await using var away = await StartAsync(scheme);
        site.Map("/away", context =>
        {
            context.Response.Redirect(away.Url("/page/1"));
            return Task.CompletedTask;
        });
        var options = Quick with { AllowsUnencryptedAuthentication = isAllowed };
        foreach (var path in new[] { "/page/1", "/redirect/1", "/away" })
        {
            var page = await Crawls.RunAsync(WithUser(site.Url(path), userPart), options);
            Assert.Null(page.Failure);
            AssertShownNowhere(page, userPart);
        }

        var expected = sent is null ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(sent));
        Assert.All(
            site.Log.Entries,
            entry => Assert.Equal(expected, entry.Headers.GetValueOrDefault("Authorization")));
        Assert.False(Assert.Single(away.Log.Entries).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_sent_as_they_are()
    {
        await using var site = await StartAsync("https");
        await Crawls.RunAsync(WithUser(site.Url("/page/1"), "%E9:%FF"), Quick);
        Assert.Equal("Basic 6Tr/", site.Log.Entries[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task What_is_given_by_parameter_counts_before_a_user_part()
    {
        await using var site = await StartAsync("https");
        var url = WithUser(site.Url("/page/1"), "user:secret");
        await Crawls.RunAsync(url, Quick with { Authorization = "Bearer a" });
        await Crawls.RunAsync(url, Quick with { Headers = [new("authorization", "Bearer b")] });
        await Crawls.RunAsync(url, Quick with { Credentials = new NetworkCredential("me", "pass") });
        Assert.Equal(
            ["Bearer a", "Bearer b", null],
            site.Log.Entries.Select(entry => entry.Headers.GetValueOrDefault("Authorization")));
    }

    [Fact]
    public async Task Each_page_of_a_run_is_asked_with_its_own()
    {
        await using var site = await StartAsync("https");
        await Crawls.RunAsync(
            [WithUser(site.Url("/page/1"), "a:1"), WithUser(site.Url("/page/2"), "b:2"), site.Url("/page/3")],
            new CrawlOptions { Fetch = Quick, ThrottleLimit = 1 });
        Assert.Equal(
            ["a:1", "b:2", "a:1"],
            site.Log.Entries.Select(
                entry => Encoding.UTF8.GetString(Convert.FromBase64String(entry.Headers["Authorization"][6..]))));
    }

    [Fact]
    public async Task A_401_in_clear_says_that_it_was_withheld()
    {
        await using var site = await StartAsync("http");
        site.Map("/private", context =>
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        var page = await Crawls.RunAsync(WithUser(site.Url("/private"), "user:secret"), Quick);
        Assert.Contains("-AllowUnencryptedAuthentication", page.Failure!.Message, StringComparison.Ordinal);
        AssertShownNowhere(page, "user:secret");
    }

    [Fact]
    public async Task That_of_a_redirect_is_never_sent_and_shown_nowhere()
    {
        await using var site = await StartAsync("https");
        await using var away = await StartAsync("https");
        foreach (var (path, target) in new[]
        {
            ("/same", WithUser(site.Url("/page/1"), "evil:secret")),
            ("/away", WithUser(away.Url("/missing"), "evil:secret")), ("/ftp", "ftp://evil:secret@a.example/"),
        })
        {
            site.Map(path, context =>
            {
                context.Response.Redirect(target);
                return Task.CompletedTask;
            });
            var page = await Crawls.RunAsync(site.Url(path), Quick);
            AssertShownNowhere(page, "evil:secret");
        }

        Assert.All(
            site.Log.Entries.Concat(away.Log.Entries),
            entry => Assert.False(entry.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task Links_stay_as_written_and_a_crawl_reads_each_page_once_without_theirs()
    {
        await using var site = await StartAsync("https");
        var found = WithUser(site.Url("/found"), "link:secret");
        site.MapHtml("/start", $"<a href='{found}'>1</a><a href=/found>2</a><a href='{found}2'>3</a>");
        site.MapHtml("/found", "<a href=/start>back</a>");
        var state = Path.Combine(Path.GetTempPath(), $"linktools-users-{Guid.NewGuid():N}");
        try
        {
            var pages = await Crawls.RunAsync([WithUser(site.Url("/start"), "user:seed")], new CrawlOptions
            {
                Fetch = Quick,
                Recursion = new() { StatePath = state },
                Robots = LinkTools.Core.Robots.RobotsPolicy.Ignore,
            });
            Assert.Equal(["/found", "/found2", "/start"], site.Log.Targets.Order(StringComparer.Ordinal));
            Assert.All(
                site.Log.Entries,
                entry => Assert.Equal(
                    "user:seed",
                    Encoding.UTF8.GetString(Convert.FromBase64String(entry.Headers["Authorization"][6..]))));
            Assert.Equal(found, pages[0].Links[0].Url);
            Assert.Equal(found, pages[0].Links[0].Href);
            Assert.All(pages, page => AssertShownNowhere(page, "user:seed"));
            Assert.All(
                pages, page => Assert.DoesNotContain("secret", page.Failure?.Message ?? "", StringComparison.Ordinal));
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(
                state, TestContext.Current.CancellationToken));
            Assert.DoesNotContain("seed@", bytes, StringComparison.Ordinal);
            Assert.DoesNotContain("link:secret", bytes, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(state);
        }
    }

    [Fact]
    public async Task Markup_and_files_forget_that_of_their_base()
    {
        var url = WebUrl.Parse("https://user:secret@a.example/")!;
        var stop = TestContext.Current.CancellationToken;
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, "<a href=b>", stop);
            foreach (var request in new[] { PageRequest.ForMarkup("<a href=b>", url), PageRequest.ForFile(file, url) })
            {
                await using var crawler = new Crawler(new CrawlOptions());
                await foreach (var page in crawler.CrawlAsync(Only(request), stop))
                    Assert.Equal("https://a.example/b", Assert.Single(page.Links).Url);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async IAsyncEnumerable<PageRequest> Only(PageRequest request)
    {
        await Task.CompletedTask;
        yield return request;
    }

    private static void AssertShownNowhere(PageResult page, string userPart)
    {
        IEnumerable<string?> shown =
        [
            page.Request.Source, page.Request.Url?.Href, page.FinalUrl, page.Failure?.Message, page.SkipReason,
            .. page.Notes, .. page.Warnings, .. page.Redirects.Select(hop => hop.From + hop.To),
            .. page.Links.Select(link => link.SourceUrl),
        ];
        Assert.All(shown, text => Assert.DoesNotContain(userPart + "@", text ?? "", StringComparison.Ordinal));
    }

    private static string WithUser(string url, string userPart) =>
        url.Replace("://", $"://{userPart}@", StringComparison.Ordinal);

    private static Task<Site> StartAsync(string scheme) =>
        Site.StartAsync(new SiteOptions { Listen = [$"{scheme}://127.0.0.1:0"] });
}
