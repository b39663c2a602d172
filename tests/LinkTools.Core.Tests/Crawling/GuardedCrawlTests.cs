using System.Net;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.TestSite;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>
/// A crawl stores for each page where it was found, and trusts only the pages that this call names. Addresses 127.1.x.x
/// stand for public ones, 127.2.x.x for private ones.
/// </summary>
public sealed class GuardedCrawlTests : IDisposable
{
    private readonly string _state = Path.Combine(Path.GetTempPath(), $"linktools-guard-{Guid.NewGuid():N}");

    private static readonly FetchOptions Quick = new()
    {
        MaximumRetryCount = 0,
        AddressClassifier = address => address.MapToIPv4().GetAddressBytes() switch
        {
            [127, 1, ..] => AddressClass.Public,
            [127, 2, ..] => AddressClass.Private,
            _ => AddressGuard.Classify(address),
        },
    };

    public void Dispose() => File.Delete(_state);

    [Theory]
    [InlineData(false, RobotsPolicy.Ignore)]
    [InlineData(true, RobotsPolicy.Ignore)]
    [InlineData(false, RobotsPolicy.FoundPages)]
    public async Task A_private_site_leads_to_private_hosts_and_a_public_one_does_not(
        bool isRemembered, RobotsPolicy robots)
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var intranet = await StartAsync("127.2.0.1");
        await using var other = await StartAsync("127.2.0.2");
        other.MapHtml("/a", "<a href=/b>b</a>");
        other.MapHtml("/b", "");
        foreach (var site in new[] { outside, intranet })
            site.MapHtml("/start", $"<a href={other.Url("/a")}>a</a>");
        CrawlOptions Options() => new()
        {
            Fetch = Quick,
            Robots = robots,
            Recursion = new() { Scope = CrawlScope.Any, StatePath = isRemembered ? _state : null },
        };

        var refused = await Crawls.RunAsync([outside.Url("/start")], Options());
        // A refusal needs no network, so it may come before the page that led there.
        Assert.Equal(
            [null, FailureReason.AddressNotAllowed],
            refused.OrderBy(page => page.Request.Depth).Select(page => page.Failure?.Reason));
        Assert.Equal(0, other.Log.Count);
        File.Delete(_state);

        var read = await Crawls.RunAsync([intranet.Url("/start")], Options());
        Assert.Equal([null, null, null], read.Select(page => page.Failure?.Reason));
        Assert.Contains("/b", other.Log.Targets);
    }

    [Fact]
    public async Task That_an_intranet_page_led_to_a_host_opens_it_to_no_public_page()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var intranet = await StartAsync("127.2.0.1");
        await using var other = await StartAsync("127.2.0.2");
        other.MapHtml("/a", "");
        intranet.MapHtml("/start", $"<a href={other.Url("/a")}>a</a><a href={outside.Url("/start")}>o</a>");
        outside.MapHtml("/start", "<a href=/next>n</a>");
        outside.MapHtml("/next", $"<a href={other.Url("/secret")}>s</a>");
        await Crawls.RunAsync([intranet.Url("/start")], new CrawlOptions
        {
            Fetch = Quick,
            Robots = RobotsPolicy.Ignore,
            Recursion = new() { Scope = CrawlScope.Any },
        });
        Assert.Equal(["/a"], other.Log.Targets);
        Assert.Contains("/next", outside.Log.Targets);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_guard_refused_is_asked_for_when_a_page_that_may_leads_there_later(bool isRemembered)
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var intranet = await StartAsync("127.2.0.1");
        await using var other = await StartAsync("127.2.0.2");
        other.MapHtml("/a", "");
        outside.MapHtml("/start", $"<a href={other.Url("/a")}>a</a><a href={outside.Url("/start")}>o</a>");
        // Deep enough that the link of the other page is refused before this one is found.
        for (var i = 0; i < 5; i++)
            intranet.MapHtml($"/{i}", $"<a href=/{i + 1}>n</a>");
        intranet.MapHtml("/5", $"<a href={other.Url("/a")}>a</a>");
        var pages = await Crawls.RunAsync([outside.Url("/start"), intranet.Url("/0")], new CrawlOptions
        {
            Fetch = Quick,
            Robots = RobotsPolicy.Ignore,
            ThrottleLimit = 1,
            Recursion = new() { Scope = CrawlScope.Any, StatePath = isRemembered ? _state : null },
        });
        Assert.Single(pages, page => page.Failure?.Reason == FailureReason.AddressNotAllowed);
        Assert.Equal(["/a"], other.Log.Targets);
    }

    [Fact]
    public async Task A_sitemap_leads_as_far_as_its_own_class()
    {
        await using var outside = await StartAsync("127.1.0.1");
        await using var inside = await StartAsync("127.2.0.1");
        outside.MapHtml("/start", "");
        outside.MapText("/robots.txt", $"Sitemap: {outside.Url("/map.txt")}");
        outside.MapText("/map.txt", inside.Url("/secret"));
        var pages = await Crawls.RunAsync([outside.Url("/start")], new CrawlOptions
        {
            Fetch = Quick,
            Robots = RobotsPolicy.Ignore,
            Recursion = new() { Scope = CrawlScope.Any, StartsFromSitemaps = true },
        });
        Assert.Equal(0, inside.Log.Count);
        Assert.Contains(pages, page => page.Failure?.Reason == FailureReason.AddressNotAllowed);
    }

    [Theory]
    [InlineData("UPDATE pages SET state = 0")]
    [InlineData("UPDATE pages SET state = 0, class = 3")]
    [InlineData(
        "INSERT INTO pages(url, host, depth, seed, state, class) SELECT url || '?p', host, 0, 1, 0, 0 FROM pages")]
    public async Task A_seed_that_waits_in_a_state_file_gets_no_credentials_of_a_call_with_others(string plant)
    {
        await using var old = await StartAsync("127.1.0.1");
        await using var inside = await StartAsync("127.2.0.1");
        await using var mine = await StartAsync("127.1.0.2");
        foreach (var site in new[] { old, inside, mine })
            site.MapHtml("/start", "");
        CrawlOptions Options(FetchOptions fetch) => new()
        {
            Fetch = fetch,
            Robots = RobotsPolicy.Ignore,
            Recursion = new() { StatePath = _state, IsForced = true },
        };
        await Crawls.RunAsync([old.Url("/start"), inside.Url("/start")], Options(Quick));
        await using (var connection = new SqliteConnection($"Data Source={_state};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = plant;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        old.Log.Clear();
        inside.Log.Clear();
        var pages = await Crawls.RunAsync([mine.Url("/start")], Options(Quick with
        {
            Headers = [new("Authorization", "Bearer secret"), new("X-Api-Key", "secret")],
        }));
        Assert.Equal("Bearer secret", Assert.Single(mine.Log.Entries).Headers["Authorization"]);
        Assert.NotEqual(0, old.Log.Count);
        Assert.All(
            old.Log.Entries.SelectMany(entry => entry.Headers.Values),
            value => Assert.DoesNotContain("secret", value, StringComparison.Ordinal));
        Assert.Equal(0, inside.Log.Count);
        Assert.Contains(pages, page => page.Failure?.Reason == FailureReason.AddressNotAllowed);

        // Naming them again makes them trusted again.
        await Crawls.RunAsync([inside.Url("/start?again")], Options(Quick with { Authorization = "Bearer secret" }));
        Assert.Equal("Bearer secret", inside.Log.Entries[0].Headers["Authorization"]);
    }

    private static Task<Site> StartAsync(string address) =>
        Site.StartAsync(new SiteOptions { Listen = [$"http://{address}:0"] });
}
