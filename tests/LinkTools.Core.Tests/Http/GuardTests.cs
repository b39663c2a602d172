using System.Net;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// Where pages can lead. Names are looked up in a list of the test, and addresses 127.1.x.x stand for public ones,
/// 127.2.x.x for private ones.
/// </summary>
public sealed class GuardTests
{
    private static readonly FetchOptions Quick = new()
    {
        MaximumRetryCount = 0,
        Timeout = TimeSpan.FromSeconds(20),
        BypassesProxy = true,
        AddressClassifier = Classify,
    };

    private static AddressClass Classify(IPAddress address) => address.MapToIPv4().GetAddressBytes() switch
    {
        [127, 1, ..] => AddressClass.Public,
        [127, 2, ..] => AddressClass.Private,
        _ => AddressGuard.Classify(address),
    };

    private static FetchOptions With(Dictionary<string, string> hosts) => Quick with
    {
        Resolver = (host, _) =>
        {
            lock (hosts)
                return Task.FromResult(hosts[host].Split(' ').Select(IPAddress.Parse).ToArray());
        },
    };

    [Fact]
    public async Task A_named_host_that_moves_inside_is_not_followed_there_on_any_port()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var inside = await StartAsync("127.2.0.1");
        await using var local = await StartAsync("127.0.0.1");
        foreach (var target in new[] { inside, local })
        {
            var hosts = new Dictionary<string, string> { ["evil.example"] = "127.1.0.1" };
            var port = PortOf(target);
            outside.Map("/1", context =>
            {
                lock (hosts)
                    hosts["evil.example"] = new Uri(target.BaseUrl).Host;
                context.Response.Redirect($"http://evil.example:{port}/page/1");
                return Task.CompletedTask;
            });
            var page = await Crawls.RunAsync($"http://evil.example:{PortOf(outside)}/1", With(hosts));
            Assert.Equal(FailureReason.AddressNotAllowed, page.Failure?.Reason);
            Assert.Equal(0, target.Log.Count);
        }
    }

    [Theory]
    [InlineData("127.1.0.1", "127.2.0.1", false)]
    [InlineData("127.1.0.1", "127.0.0.1", false)]
    [InlineData("127.2.0.1", "127.0.0.1", false)]
    [InlineData("127.2.0.1", "127.1.0.1", true)]
    [InlineData("127.2.0.1", "127.2.0.2", true)]
    [InlineData("127.1.0.1 127.2.0.1", "127.2.0.1", true)]
    public async Task A_host_keeps_the_classes_it_had_when_it_was_named(string first, string later, bool isAllowed)
    {
        await using var one = await StartAsync(first.Split(' ')[0]);
        var port = PortOf(one);
        await using var other = await StartAsync(later, port);
        var hosts = new Dictionary<string, string> { ["moving.example"] = first };
        // The connection is closed, so that the name must be looked up again for the second page.
        foreach (var site in new[] { one, other })
        {
            site.Map("/close", context =>
            {
                context.Response.Headers.Connection = "close";
                context.Response.ContentType = "text/html";
                lock (hosts)
                    hosts["moving.example"] = later;
                return context.Response.WriteAsync("<a href=x>x</a>");
            });
        }

        var url = $"http://moving.example:{port}/close";
        var pages = await Crawls.RunAsync(
            [url, url + "?2"], new CrawlOptions { Fetch = With(hosts), ThrottleLimit = 1 });
        Assert.Null(pages[0].Failure);
        Assert.Equal(isAllowed ? null : FailureReason.AddressNotAllowed, pages[1].Failure?.Reason);
        Assert.Equal(isAllowed ? 1 : 0, other.Log.Count);
    }

    [Theory]
    [InlineData("127.1.0.1", "127.2.0.1", false)]
    [InlineData("127.1.0.1", "127.0.0.1", false)]
    [InlineData("127.2.0.1", "127.2.0.2", true)]
    [InlineData("127.2.0.1", "127.0.0.1", false)]
    [InlineData("127.2.0.1", "127.1.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", true)]
    [InlineData("127.0.0.1", "127.2.0.1", true)]
    public async Task A_redirect_leads_as_far_as_the_class_of_its_page(string from, string to, bool isAllowed)
    {
        await using var start = await StartAsync(from);
        await using var target = await StartAsync(to);
        var url = start.Url("/redirect-to?url=" + Uri.EscapeDataString(target.Url("/page/1")));
        var page = await Crawls.RunAsync(url, Quick);
        Assert.Equal(isAllowed ? null : FailureReason.AddressNotAllowed, page.Failure?.Reason);
        Assert.Equal(isAllowed ? 1 : 0, target.Log.Count);
        var allowed = await Crawls.RunAsync(url, Quick with { AllowsPrivateNetwork = true });
        Assert.Null(allowed.Failure);
    }

    [Fact]
    public async Task Naming_an_origin_names_no_other_port_of_its_host()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var named = await StartAsync("127.0.0.1");
        await using var other = await StartAsync("127.0.0.1");
        string To(string url) => outside.Url("/redirect-to?url=" + Uri.EscapeDataString(url));
        var pages = await Crawls.RunAsync(
            [named.Url("/page/1"), To(named.Url("/page/2")), To(other.Url("/page/3"))],
            new CrawlOptions { Fetch = Quick, ThrottleLimit = 1 });
        Assert.Equal(
            [null, null, FailureReason.AddressNotAllowed], pages.Select(page => page.Failure?.Reason));
        Assert.Equal(0, other.Log.Count);
    }

    [Fact]
    public async Task A_connection_that_a_private_page_made_does_not_serve_a_public_one()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var intranet = await StartAsync("127.2.0.1");
        await using var target = await StartAsync("127.2.0.2");
        string To(Site site) => site.Url("/redirect-to?url=" + Uri.EscapeDataString(target.Url("/page/1")));
        var pages = await Crawls.RunAsync(
            [To(intranet), To(outside)], new CrawlOptions { Fetch = Quick, ThrottleLimit = 1 });
        Assert.Equal([null, FailureReason.AddressNotAllowed], pages.Select(page => page.Failure?.Reason));
        Assert.Equal(1, target.Log.Count);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost./")]
    [InlineData("http://app.localhost/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://{proxy}/")]
    [InlineData("https://10.0.0.1/")]
    public async Task Behind_a_proxy_what_can_be_known_is_checked_before_it_is_asked(string target)
    {
        await using var proxy = await StartAsync("127.0.0.1");
        target = target.Replace("{proxy}", new Uri(proxy.BaseUrl).Authority, StringComparison.Ordinal);
        proxy.Intercept((context, next) =>
        {
            if (context.Request.Host.Host == "public.example")
                context.Response.Redirect(target);
            return Task.CompletedTask;
        });
        var options = Quick with { BypassesProxy = false, Proxy = new WebProxy(proxy.BaseUrl) };
        var page = await Crawls.RunAsync("http://public.example/", options);
        Assert.Equal(FailureReason.AddressNotAllowed, page.Failure?.Reason);
        Assert.Equal(["public.example"], proxy.Log.Entries.Select(entry => entry.Host));
    }

    [Fact]
    public async Task Naming_a_proxy_names_nothing_else_of_its_host_nor_itself_as_a_page()
    {
        await using var proxy = await StartAsync("127.0.0.1");
        await using var beside = await StartAsync("127.0.0.1");
        await using var outside = await StartAsync("127.1.0.1");
        foreach (var site in new[] { proxy, beside })
        {
            // The proxy serves only one host; all others are connected to directly.
            var page = await Crawls.RunAsync(
                outside.Url("/redirect-to?url=" + Uri.EscapeDataString(site.Url("/page/1"))),
                Quick with { BypassesProxy = false, Proxy = new OneHostProxy(new Uri(proxy.BaseUrl)) });
            Assert.Equal(FailureReason.AddressNotAllowed, page.Failure?.Reason);
            Assert.Equal(0, site.Log.Count);
        }
    }

    [Fact]
    public async Task Robots_txt_goes_through_the_same_door()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var inside = await StartAsync("127.2.0.1");
        outside.Map("/robots.txt", context =>
        {
            context.Response.Redirect(inside.Url("/robots.txt"));
            return Task.CompletedTask;
        });
        var page = await Crawls.RunAsync(
            [outside.Url("/page/1"), outside.Url("/redirect-to?url=" + Uri.EscapeDataString(inside.Url("/page/1")))],
            new CrawlOptions { Fetch = Quick, Robots = RobotsPolicy.AllPages });
        Assert.Equal(0, inside.Log.Count);
        Assert.Equal(2, page.Count);
    }

    [Fact]
    public async Task Sitemaps_go_through_the_same_door()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var inside = await StartAsync("127.2.0.1");
        foreach (var site in new[] { outside, inside })
        {
            site.Map("/index.xml", context => context.Response.WriteAsync(
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>"
                + $"{inside.Url("/map.xml")}</loc></sitemap></sitemapindex>"));
        }

        inside.Map("/map.xml", context => context.Response.WriteAsync(
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/</loc></url>"
            + "</urlset>"));

        Assert.Equal(FailureReason.AddressNotAllowed, Assert.Single(await ReadAsync(outside)).Failure?.Reason);
        Assert.Equal(0, inside.Log.Count);
        Assert.Equal("http://a.example/", Assert.Single(await ReadAsync(inside)).Page?.Url);
        Assert.Equal(2, inside.Log.Count);

        static async Task<List<SitemapItem>> ReadAsync(Site site)
        {
            using var crawler = new SitemapCrawler(Quick, new());
            var items = new List<SitemapItem>();
            var stop = TestContext.Current.CancellationToken;
            await foreach (var item in crawler.ReadAsync(WebUrl.Parse(site.Url("/index.xml"))!, stop))
                items.Add(item);
            return items;
        }
    }

    [Theory]
    [InlineData(true, false, "3.0")]
    [InlineData(false, true, "3.0")]
    [InlineData(false, false, "2.0")]
    public void Http_3_which_no_connection_of_ours_carries_is_for_named_origins(
        bool isNamed, bool allowsPrivate, string expected)
    {
        var factory = new RequestFactory(
            new FetchOptions { HttpVersion = HttpVersion.Version30, AllowsPrivateNetwork = allowsPrivate });
        using var request = factory.Create(
            WebUrl.Parse("https://a.example/")!, "", new RequestRoute(isNamed, AddressClass.Public), null);
        Assert.Equal(expected, request!.Version.ToString());
    }

    private static Task<Site> StartAsync(string address, int port = 0) =>
        Site.StartAsync(new SiteOptions { Listen = [$"http://{address}:{port}"] });

    private static int PortOf(Site site) => new Uri(site.BaseUrl).Port;

    /// <summary>A proxy for one host; all others are connected to directly.</summary>
    private sealed class OneHostProxy(Uri address) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : address;

        public bool IsBypassed(Uri host) => host.Host != "proxied.example";
    }
}
