using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Namespaces;

/// <summary>
/// The guard with real addresses, and with names from the hosts file of a network namespace, which each test writes
/// anew. Skipped outside the namespace that <see cref="NamespaceTests"/> creates.
/// </summary>
public sealed class PublicAddressTests
{
    /// <summary>The environment variable that is set inside the namespace.</summary>
    public const string Variable = "LINKTOOLS_NAMESPACE";

    /// <summary>The addresses of the namespace's one interface.</summary>
    public static readonly string[] Addresses =
    [
        "93.184.216.34/32", "93.184.216.35/32", "10.0.0.1/32", "192.168.1.1/32", "169.254.169.254/32",
        "168.63.129.16/32", "192.0.0.9/32", "2606:4700::1111/128", "fd12::1/128", "64:ff9b::a00:1/128",
    ];

    private static readonly FetchOptions Quick = new()
    {
        MaximumRetryCount = 0,
        BypassesProxy = true,
        Timeout = TimeSpan.FromSeconds(20),
    };

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("[fd12::1]")]
    public async Task A_named_host_that_is_rebound_leads_nowhere_inside(string inside)
    {
        Write("93.184.216.34 evil");
        await using var outside = await StartAsync("93.184.216.34:80");
        await using var target = await StartAsync($"{inside}:81");
        outside.Map("/1", context =>
        {
            Write($"{inside.Trim('[', ']')} evil");
            context.Response.Redirect("http://evil:81/page/1");
            return Task.CompletedTask;
        });
        var page = await Crawls.RunAsync("http://evil/1", Quick);
        Assert.Equal(FailureReason.AddressNotAllowed, page.Failure?.Reason);
        Assert.Equal(0, target.Log.Count);
    }

    [Fact]
    public async Task A_named_host_that_is_rebound_is_not_asked_again_itself()
    {
        Write("93.184.216.34 evil");
        await using var outside = await StartAsync("93.184.216.34:80");
        await using var target = await StartAsync("10.0.0.1:80");
        outside.Map("/1", context =>
        {
            Write("10.0.0.1 evil");
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var pages = await Crawls.RunAsync(
            ["http://evil/1", "http://evil/2"], new CrawlOptions { Fetch = Quick, ThrottleLimit = 1 });
        Assert.Equal(FailureReason.AddressNotAllowed, pages[1].Failure?.Reason);
        Assert.Equal(0, target.Log.Count);
    }

    [Theory]
    [InlineData("93.184.216.34", "93.184.216.35", true)]
    [InlineData("93.184.216.34", "[2606:4700::1111]", true)]
    [InlineData("93.184.216.34", "192.0.0.9", true)]
    [InlineData("93.184.216.34", "10.0.0.1", false)]
    [InlineData("93.184.216.34", "[fd12::1]", false)]
    [InlineData("93.184.216.34", "[64:ff9b::a00:1]", false)]
    [InlineData("93.184.216.34", "[::ffff:10.0.0.1]", false)]
    [InlineData("93.184.216.34", "127.0.0.1", false)]
    [InlineData("93.184.216.34", "0.0.0.0", false)]
    [InlineData("93.184.216.34", "169.254.169.254", false)]
    [InlineData("93.184.216.34", "168.63.129.16", false)]
    [InlineData("10.0.0.1", "192.168.1.1", true)]
    [InlineData("10.0.0.1", "93.184.216.34", true)]
    [InlineData("10.0.0.1", "127.0.0.1", false)]
    [InlineData("10.0.0.1", "169.254.169.254", false)]
    [InlineData("127.0.0.1", "127.0.0.2", true)]
    [InlineData("127.0.0.1", "10.0.0.1", true)]
    [InlineData("127.0.0.1", "169.254.169.254", false)]
    public async Task Redirects_and_links_and_names_lead_as_far_as_their_page(string from, string to, bool isAllowed)
    {
        Write($"{to.Trim('[', ']')} target");
        await using var start = await StartAsync($"{from}:80");
        await using var target = await StartAsync(
            to switch { "0.0.0.0" => "127.0.0.1:81", "[::ffff:10.0.0.1]" => "10.0.0.1:81", _ => $"{to}:81" });
        foreach (var url in new[] { $"http://{to}:81/page/1", "http://target:81/page/2" })
        {
            target.Log.Clear();
            var redirected = await Crawls.RunAsync(
                start.Url("/redirect-to?url=" + Uri.EscapeDataString(url)), Quick);
            Assert.Equal(isAllowed ? null : FailureReason.AddressNotAllowed, redirected.Failure?.Reason);
            Assert.Equal(isAllowed ? 1 : 0, target.Log.Count);

            start.MapHtml("/start", $"<a href='{url}'>x</a>");
            foreach (var robots in new[] { RobotsPolicy.Ignore, RobotsPolicy.FoundPages })
            {
                target.Log.Clear();
                await Crawls.RunAsync([start.Url("/start")], new CrawlOptions
                {
                    Fetch = Quick,
                    Robots = robots,
                    Recursion = new() { Scope = CrawlScope.Any, MaximumDepth = 1 },
                });
                Assert.Equal(isAllowed, target.Log.Count > 0);
            }
        }
    }

    [Fact]
    public async Task Sitemaps_and_robots_txt_lead_nowhere_inside()
    {
        Write("10.0.0.1 inside");
        await using var outside = await StartAsync("93.184.216.34:80");
        await using var inside = await StartAsync("10.0.0.1:80");
        outside.MapHtml("/start", "");
        outside.MapText("/robots.txt", "Sitemap: http://inside/map.txt\nSitemap: http://93.184.216.34/map.txt");
        outside.MapText("/map.txt", "http://inside/page/1\nhttp://10.0.0.1/page/2");
        foreach (var robots in new[] { RobotsPolicy.AllPages, RobotsPolicy.Ignore })
        {
            var pages = await Crawls.RunAsync([outside.Url("/start")], new CrawlOptions
            {
                Fetch = Quick,
                Robots = robots,
                Recursion = new() { Scope = CrawlScope.Any, StartsFromSitemaps = true },
            });
            Assert.Equal(2, pages.Count(page => page.Failure?.Reason == FailureReason.AddressNotAllowed));
        }

        Assert.Equal(0, inside.Log.Count);
    }

    [Fact]
    public async Task A_proxy_inside_is_used_and_leads_nowhere_else_inside()
    {
        Write("");
        await using var proxy = await StartAsync("10.0.0.1:3128");
        await using var beside = await StartAsync("10.0.0.1:80");
        foreach (var target in new[] { "http://10.0.0.1/", "http://10.0.0.1:3128/", "http://169.254.169.254/" })
        {
            proxy.Intercept((context, _) =>
            {
                context.Response.Redirect(target);
                return Task.CompletedTask;
            });
            var page = await Crawls.RunAsync(
                "http://public.example/",
                Quick with { BypassesProxy = false, Proxy = new System.Net.WebProxy("http://10.0.0.1:3128") });
            Assert.Equal(FailureReason.AddressNotAllowed, page.Failure?.Reason);
        }

        Assert.All(proxy.Log.Entries, entry => Assert.Equal("public.example", entry.Host));
        Assert.Equal(3, proxy.Log.Count);
        Assert.Equal(0, beside.Log.Count);
    }

    // Written in place, because in the namespace this file hides that of the machine.
    private static void Write(string line)
    {
        var name = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(name), "Runs in the network namespace that NamespaceTests makes.");
        File.WriteAllText($"/etc/netns/{name}/hosts", $"127.0.0.1 localhost\n{line}\n");
    }

    private static Task<Site> StartAsync(string place) =>
        Site.StartAsync(new SiteOptions { Listen = [$"http://{place}"] });
}
