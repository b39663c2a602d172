using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// One crawl of one program. The logs of the sites say what it read, in the same way for all programs.
/// </summary>
/// <param name="Cost">The cost of the process.</param>
/// <param name="Pages">Different HTML pages that it requested with GET.</param>
/// <param name="Requests">All its requests.</param>
internal sealed record CrawlRun(Cost Cost, int Pages, int Requests)
{
    public double PagesPerSecond => Pages / Cost.Wall.TotalSeconds;

    public static async Task<CrawlRun> MeasureAsync(Contender contender, ServedPages served)
    {
        var before = new int[served.Sites.Count];
        for (var i = 0; i < before.Length; i++)
            before[i] = (await served.Sites[i].ReadRequestsAsync()).Count;
        var cost = await ProcessMeter.RunAsync(contender.File!, contender.Arguments, contender.AlsoGood);
        var (known, pages, requests) = (served.Urls.ToHashSet(StringComparer.Ordinal), 0, 0);
        for (var i = 0; i < before.Length; i++)
        {
            var asked = (await served.Sites[i].ReadRequestsAsync()).Skip(before[i]).ToList();
            requests += asked.Count;
            pages += asked.Where(request => request.StartsWith("GET ", StringComparison.Ordinal))
                .Select(request => served.Sites[i].BaseUrl + request[4..].Split('?')[0]).Where(known.Contains)
                    .Distinct().Count();
        }

        return new CrawlRun(cost, pages, requests);
    }

    /// <summary>The run with the median time; null if there is none.</summary>
    public static CrawlRun? Median(List<CrawlRun> runs) =>
        runs.OrderBy(run => run.Cost.Wall).ElementAtOrDefault(runs.Count / 2);
}
