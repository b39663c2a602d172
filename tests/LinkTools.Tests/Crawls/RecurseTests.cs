using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>Get-PageLinks -Recurse: what is followed, and what comes out.</summary>
public sealed class RecurseTests
{
    // Level by level; "out" leads to another port, another host name and another domain.
    private static readonly Dictionary<string, string> Tree = new()
    {
        ["/a/"] = "<a href=b/>b</a> <a href=/top>top</a> <a href=other>other</a> <iframe src=frame></iframe> <img src=pic.png> <link rel=stylesheet href=s.css>",
        ["/a/b/"] = "<a href=c>c</a> <a href=../>up</a> <a href=c#part>c again</a> <a href=https://example.org/>out</a>",
        ["/a/b/c"] = "<a href=d>d</a>",
        ["/a/b/d"] = "<a href=/a/>home</a>",
        ["/a/other"] = "<a href=hidden rel=nofollow>hidden</a>",
        ["/a/frame"] = "<a href=framed>framed</a>",
        ["/a/framed"] = "",
        ["/a/hidden"] = "<a href=/a/>home</a>",
        ["/top"] = "<a href=/a/>home</a>",
    };

    [Theory]
    [InlineData("-Recurse", "/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top")]
    [InlineData("-Recurse -Depth 0", "/a/")]
    [InlineData("-Depth 1", "/a/ /a/b/ /a/frame /a/other /top")]
    [InlineData("-Depth 2", "/a/ /a/b/ /a/b/c /a/frame /a/framed /a/other /top")]
    [InlineData("-Recurse -Scope Page", "/a/")]
    [InlineData("-Recurse -Scope Path", "/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other")]
    [InlineData("-Recurse -Scope Host", "/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top")]
    [InlineData("-Recurse -Include */a/b/*", "/a/ /a/b/ /a/b/c /a/b/d")]
    [InlineData("-Recurse -Include *A/B/, */top", "/a/ /a/b/ /top")]
    [InlineData("-Recurse -Exclude */b/*, */top", "/a/ /a/frame /a/framed /a/other")]
    [InlineData("-Recurse -Include */b/* -Exclude */d", "/a/ /a/b/ /a/b/c")]
    [InlineData("-Recurse -IgnoreNoFollow", "/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/hidden /a/other /top")]
    [InlineData("-Recurse -Kind Image", "/a/ /a/b/ /a/b/c /a/b/d /a/frame /a/framed /a/other /top")]
    [InlineData("-Recurse -MaximumPathDepth 2 -WarningAction SilentlyContinue", "/a/ /a/frame /a/framed /a/other /top")]
    public async Task Pages_are_followed_as_the_parameters_say_each_once(string parameters, string expected)
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        engine.Run($"Get-PageLinks $args[0] {parameters}", site.Url("/a/")).ThrowOnError();
        Assert.Equal(expected.Split(' '), site.Log.Targets.Where(target => target != "/robots.txt").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_link_found_comes_out_with_its_depth_in_scope_or_not()
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse", site.Url("/a/")).ThrowOnError();
        var links = outcome.Output.Select(link => $"{link.Properties["Depth"].Value} {new Uri((string)link.Properties["SourceUrl"].Value).AbsolutePath} {link.Properties["Href"].Value}").Order(StringComparer.Ordinal);
        Assert.Equal(
            ["0 /a/ /top", "0 /a/ b/", "0 /a/ other", "1 /a/b/ ../", "1 /a/b/ c", "1 /a/b/ c#part", "1 /a/b/ https://example.org/", "1 /a/frame framed", "1 /a/other hidden", "1 /top /a/", "2 /a/b/c d", "3 /a/b/d /a/"],
            links);
    }

    [Fact]
    public async Task Kind_decides_what_comes_out_and_not_what_is_followed()
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        var images = engine.Run("Get-PageLinks $args[0] -Recurse -Kind Image, Stylesheet", site.Url("/a/")).ThrowOnError();
        Assert.Equal(["pic.png", "s.css"], images.Values<string>("Href"));
        var all = engine.Run("Get-PageLinks $args[0] -Recurse -Kind All", site.Url("/a/")).ThrowOnError();
        Assert.Equal(15, all.Output.Count);
    }

    [Fact]
    public async Task Nofollow_is_honoured_wherever_it_is_said()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/meta>x</a><a href=/header>x</a><a href=/rel-only rel='external nofollow'>x</a>");
        site.MapHtml("/meta", "<meta name=robots content='noindex, nofollow'><a href=/from-meta>x</a>");
        site.Map("/header", context =>
        {
            context.Response.Headers["X-Robots-Tag"] = "nofollow";
            return Site.SendAsync(context, "<a href=/from-header>x</a>");
        });
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse", site.Url("/start")).ThrowOnError();
        Assert.Equal(["/header", "/meta", "/robots.txt", "/start"], site.Log.Targets.Order(StringComparer.Ordinal));
        Assert.Equal(3, outcome.Values<bool>("IsNoFollow").Count(isNoFollow => isNoFollow));

        site.Log.Clear();
        outcome = engine.Run("Get-PageLinks $args[0] -Recurse -IgnoreNoFollow", site.Url("/start"));
        Assert.Equal(["/from-header", "/from-meta", "/header", "/meta", "/rel-only", "/robots.txt", "/start"], site.Log.Targets.Order(StringComparer.Ordinal));
        Assert.Equal(["HttpStatus", "HttpStatus", "HttpStatus"], outcome.ErrorIds);
    }

    [Theory]
    [InlineData("-Scope Host", "127.0.0.1")]
    [InlineData("-Scope Any -AllowPrivateNetwork", "127.0.0.1 127.0.0.2")]
    [InlineData("-Scope Domain", "127.0.0.1")]
    public async Task Scope_decides_about_other_hosts(string parameters, string hosts)
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        site.MapHtml("/start", $"<a href={site.BaseUrls[1]}/there>x</a>");
        site.MapHtml("/there", "");
        using var engine = new Engine();
        engine.Run($"Get-PageLinks $args[0] -Recurse {parameters}", site.Url("/start")).ThrowOnError();
        Assert.Equal(hosts.Split(' '), site.Log.Entries.Select(entry => entry.Host.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(503, "status 503")]
    [InlineData(0, "AddressNotAllowed")]
    public async Task A_site_that_is_left_alone_because_its_robots_txt_cannot_be_read_is_said_once(int status, string reason)
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        site.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var there = status > 0 ? site.BaseUrl : site.BaseUrls[1];
        site.MapHtml("/start", $"<a href={there}/page/1>x</a><a href={there}/page/2>x</a>");
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -Scope Any -MaximumRetryCount 0", site.Url("/start")).ThrowOnError();
        Assert.StartsWith($"{there}/robots.txt could not be read ({reason}), ", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Equal(2, outcome.Output.Count);
    }

    [Theory]
    [InlineData("", "/open /start")]
    [InlineData("-RespectRobots", "")]
    [InlineData("-IgnoreRobots", "/open /shut /start")]
    public async Task Robots_txt_is_asked_as_it_is_said(string parameters, string expected)
    {
        await using var site = await Site.StartAsync();
        site.MapText("/robots.txt", "User-agent: *\nDisallow: /shut\nDisallow: /start");
        site.MapHtml("/start", "<a href=/open>x</a><a href=/shut>x</a>");
        site.MapHtml("/open", "");
        site.MapHtml("/shut", "");
        using var engine = new Engine();
        var outcome = engine.Run($"Get-PageLinks $args[0], $args[0] -Recurse -Verbose {parameters}", site.Url("/start")).ThrowOnError();
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), site.Log.Targets.Where(target => target != "/robots.txt").Order(StringComparer.Ordinal));
        if (parameters == "-IgnoreRobots")
            Assert.Contains("-IgnoreRobots", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        else
            Assert.Contains(outcome.Verbose, line => line.StartsWith($"Skipped {site.Url(parameters.Length > 0 ? "/start" : "/shut")}: robots.txt forbids it in line ", StringComparison.Ordinal));
        Assert.Equal(parameters == "-IgnoreRobots" ? 0 : 1, site.Log.Targets.Count(target => target == "/robots.txt"));
    }

    [Fact]
    public async Task RespectRobots_holds_for_given_pages_without_Recurse_too()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/robots.txt", "User-agent: *\nDisallow: /page/1");
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args -RespectRobots -Verbose", site.Url("/page/1"), site.Url("/page/2")).ThrowOnError();
        Assert.Equal([site.Url("/page/2")], outcome.Values<string>("SourceUrl").Distinct());
        Assert.Contains(outcome.Verbose, line => line.Contains("robots.txt forbids it in line 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Seeds_come_through_the_pipeline_and_bad_ones_are_one_error_each()
    {
        await using var site = await StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("$null, 'nowhere', 'ftp://a.example/', $args[0], $args[1] | Get-PageLinks -Depth 0", site.Url("/a/"), site.Url("/top"));
        Assert.Equal(["InvalidUrl", "InvalidUrl", "UnsupportedScheme"], outcome.ErrorIds.Order(StringComparer.Ordinal));
        Assert.Equal([site.Url("/a/"), site.Url("/top")], outcome.Values<string>("SourceUrl").Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_one_error_and_the_crawl_goes_on()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse", site.Url("/harbour/"));
        var error = Assert.Single(outcome.Errors);
        Assert.Equal(("HttpStatus,LinkTools.Commands.GetPageLinksCommand", site.Url("/harbour/gone")), (error.FullyQualifiedErrorId, (string)error.TargetObject));
        Assert.Equal(11, outcome.Values<string>("SourceUrl").Distinct().Count());
        Assert.DoesNotContain(outcome.Values<string>("SourceUrl"), page => page.Contains("ledger", StringComparison.Ordinal) || page.Contains("behind", StringComparison.Ordinal));
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        foreach (var (path, html) in Tree)
            site.MapHtml(path, html);
        return site;
    }
}
