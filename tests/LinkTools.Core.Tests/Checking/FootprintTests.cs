using System.Globalization;
using System.Text;
using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Pages;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Checking;

/// <summary>
/// How much memory and traffic a check needs. It runs alone, because memory is measured for the process.
/// </summary>
[CollectionDefinition(nameof(FootprintTests), DisableParallelization = true)]
[Collection(nameof(FootprintTests))]
public sealed class FootprintTests
{
    [Fact]
    public void A_URL_costs_250_bytes_at_most_and_an_id_eight()
    {
        const int urls = 100_000;
        const int ids = 50;
        Assert.InRange(Median(static () => Measure(urls, ids: null)), 1, 250);
        Assert.InRange(Median(static () => Measure(urls / 10, ids) - Measure(urls / 10, ids: 0)), 0, ids * 8.5);
    }

    [Theory]
    [InlineData("405 No", true)]
    [InlineData("405 No", false)]
    [InlineData("200 OK", true)]
    public async Task A_large_file_that_is_only_checked_costs_64_KiB_at_most(string head, bool saysLength)
    {
        var stop = TestContext.Current.CancellationToken;
        using var received = new ReceivedBytes();
        await using var server = new LargeFile(head, saysLength);
        // What runs for the first time, and the request that the server reads, are no part of it.
        var before = await received.ReadAsync(stop);
        var check = Assert.Single(await Checks.RunAsync(Checks.Quick(seconds: 30), server.Url));
        await server.Ended;
        var taken = await received.ReadAsync(stop) - before;
        Assert.Equal(("Ok", head == "200 OK" ? "HEAD" : "GET"), (check.Status, check.Method));
        Assert.InRange(taken, 1, 64 << 10);
        // It would have sent all of it.
        Assert.InRange(server.Sent, 0, LargeFile.Size - 1);
    }

    [Fact]
    public async Task A_run_of_100_000_links_takes_no_more_than_its_URLs_and_ids()
    {
        const int pages = 100, linksOfPage = 1_000, urls = 20_000, idsOfUrl = 5;
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1", "takes a minute (LINKTOOLS_FULL=1)");
        await using var site = await Site.StartAsync(new SiteOptions { KeepsLog = false });
        var target = "<title>t</title>" + string.Concat(Enumerable.Range(0, idsOfUrl).Select(n => $"<p id=id{n}>"));
        site.Intercept((context, _) => Site.SendAsync(context, PageOf(context.Request.Path.Value!)));
        var options = new CheckOptions
        {
            Crawl = new CrawlOptions { Recursion = new RecursionOptions { MaximumDepth = 1 } },
        };
        // Connections, pools of buffers and compiled code are there before it is measured.
        await RunAsync(site.Url($"/start/{pages}"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (count, peak, last) = await RunAsync(site.Url($"/start/{pages}"));
        TestContext.Current.SendDiagnosticMessage(
            $"{count} links: {(last - before) / (double)urls:0} bytes a URL at the end, "
            + $"{(peak - last) >> 10} KiB more at the peak");
        Assert.Equal(1 + pages + (pages * linksOfPage), count);
        // A half of the URLs is asked for ids.
        const int kept = (urls * 250) + (urls / 2 * idsOfUrl * 8);
        Assert.InRange(last - before, 1, kept + (1 << 20));
        // The rest has a bound that no number of links changes: the pages in flight, and the URLs that wait.
        Assert.InRange(peak - before, 1, kept + (64 * linksOfPage * 256) + (8_192 * 2_048));

        async Task<(int Links, long Peak, long Last)> RunAsync(string start)
        {
            await using var checker = new LinkChecker(options);
            var (links, most, at) = (0, 0L, 0L);
            await foreach (var result in checker.CheckPagesAsync(
                Checks.Of([PageRequest.ForUrl(start)]), static _ => { }, TestContext.Current.CancellationToken))
            {
                if (result.Check is { } check)
                {
                    Assert.Equal("Ok", check.Status);
                    if (++links % 10_000 == 0)
                        most = Math.Max(most, at = GC.GetTotalMemory(forceFullCollection: true));
                }
            }

            return (links, most, at);
        }

        string PageOf(string path)
        {
            if (path == "/robots.txt")
                return "";
            var number = int.Parse(path.AsSpan(path.LastIndexOfAny(['/', '-']) + 1), CultureInfo.InvariantCulture);
            if (path.StartsWith("/start/", StringComparison.Ordinal))
                return string.Concat(Enumerable.Range(0, number).Select(n => $"<a href=/page/{n}>p</a>"));
            return !path.StartsWith("/page/", StringComparison.Ordinal) ? target
                : string.Concat(Enumerable.Range(number * linksOfPage, linksOfPage).Select(LinkOf));
        }

        static string LinkOf(int number)
        {
            var fragment = number % 2 == 0 ? $"#id{number % idsOfUrl}" : "";
            return $"<a href=/some/path/to/a/target-{number % urls}{fragment}>t</a>";
        }
    }

    // Servers of earlier tests may still take or free memory of this process while it is measured.
    private static double Median(Func<double> measure) =>
        Enumerable.Range(0, 5).Select(_ => measure()).Order().ElementAt(2);

    private static double Measure(int urls, int? ids)
    {
        var held = 0L;
        ClaimBoard? board = null;
        board = new ClaimBoard(
            new CheckOptions(), new CertificateDates(), order => board!.Complete(order.Entry, order.Url, Answer(ids)),
            (_, _) => held++);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < urls; n++)
        {
            var url = $"https://www.example.com/some/path/to/a/page-{n}.html{(ids is null ? "" : "#x")}";
            board.Admit(
                new LinkClaim { SourceUrl = "https://www.example.com/", Url = url, Href = url }, default, true);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal((urls, urls), (board.Count, held));
        return (after - before) / (double)urls;
    }

    private static UrlAnswer Answer(int? ids)
    {
        var answer = new UrlAnswer
        {
            StatusCode = 200,
            ContentType = new StringBuilder("text/html; charset=utf-8").ToString(),
            IsMarkup = true,
            WasReadForIds = ids is not null,
            Method = AskedBy.Head,
            Attempts = 1,
            Elapsed = TimeSpan.FromMilliseconds(20),
            Time = DateTimeOffset.UnixEpoch,
        };
        if (ids is not { } count)
            return answer;
        var places = new PagePlaces();
        for (var n = 0; n < count; n++)
            places.Add($"id-{n}");
        return answer.With(places, isCut: false);
    }
}
