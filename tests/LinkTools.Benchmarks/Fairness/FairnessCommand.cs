using System.Diagnostics;
using System.Globalization;
using LinkTools.Benchmarks.Peers;
using LinkTools.Core.Crawling;
using LinkTools.Core.Pages;

namespace LinkTools.Benchmarks.Fairness;

/// <summary>
/// Whether a slow host slows the others down: crawls of three hosts, in turns with a third host that is as fast as the
/// others and with one that takes seconds for a page. Exits with 1 if the limit is exceeded.
/// </summary>
internal static class FairnessCommand
{
    private const double PromisedShare = 0.9;
    private static readonly string[] QuickHosts = ["http://127.0.0.1:0", "http://127.0.0.2:0"];
    private const string ThirdHost = "http://127.0.0.3:0";

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = FairnessOptions.Parse(args);
        await using var one = await StartAsync(QuickHosts[0], options.Delay);
        await using var other = await StartAsync(QuickHosts[1], options.Delay);
        await using var quick = await StartAsync(ThirdHost, options.Delay);
        await using var slow = await StartAsync(ThirdHost, options.SlowDelay);
        List<double> beside = [], besideSlow = [];
        // The first crawl only compiles the code.
        await MeasureAsync(options, [one, other], quick);
        for (var run = 0; run < options.Runs; run++)
        {
            beside.Add(await MeasureAsync(options, [one, other], quick));
            besideSlow.Add(await MeasureAsync(options, [one, other], slow));
        }

        var share = Figures.MedianShare(besideSlow, beside);
        Console.WriteLine(
            Figures.Text(
                $"A crawl of three hosts of {options.Pages} pages, two of which take {options.Delay} ms for a page; "
                + $"{options.Runs} runs each, in turns\n"));
        Console.WriteLine(
            "| the third host takes | pages/s of the two others (median) | slowest run | fastest run | "
            + "|\n|---:|---:|---:|---:|---|");
        Console.WriteLine($"| {options.Delay} ms | {Figures.Spread(beside)} | |");
        Console.WriteLine(
            Figures.Text(
                $"| {options.SlowDelay} ms | {Figures.Spread(besideSlow)} | {share:0%} of the rate beside a quick "
                + $"one (promise: {PromisedShare:0%}): {Figures.Verdict(share >= PromisedShare)} |"));
        return share >= PromisedShare ? 0 : 1;
    }

    private static Task<SiteProcess> StartAsync(string address, int delay) =>
        SiteProcess.StartAsync("--urls", address, "--delay", delay.ToString(CultureInfo.InvariantCulture));

    /// <summary>Pages per second of the fast hosts, until their last one.</summary>
    private static async Task<double> MeasureAsync(FairnessOptions options, SiteProcess[] quick, SiteProcess third)
    {
        await using var crawler = new Crawler(
            new CrawlOptions { Recursion = new RecursionOptions { MaximumDepth = 1 } });
        var wanted = quick.Length * (options.Pages + 1);
        var read = 0;
        var started = Stopwatch.GetTimestamp();
        await foreach (var page in crawler.CrawlAsync(SeedsAsync(options, [third, .. quick])))
        {
            if (page.Outcome != PageOutcome.Read)
                throw new InvalidOperationException(
                    $"{page.Request.Source}: {page.Failure?.Message ?? page.SkipReason}");
            if (quick.Any(site => page.Request.Source.StartsWith(site.BaseUrl, StringComparison.Ordinal))
                && ++read == wanted)
                return wanted / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        throw new InvalidOperationException($"The quick hosts gave {read} pages instead of {wanted}.");
    }

    private static async IAsyncEnumerable<PageRequest> SeedsAsync(
        FairnessOptions options, IEnumerable<SiteProcess> sites)
    {
        foreach (var site in sites)
            yield return PageRequest.ForUrl($"{site.BaseUrl}/links/{options.Pages}");
        await Task.CompletedTask;
    }
}
