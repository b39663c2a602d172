using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LinkTools.Core.Tests.Links;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>
/// Two documentation packages, served and crawled: the crawl reaches the expected pages at the expected depth.
/// </summary>
[Trait("Category", "Long")]
public sealed class RealSiteTests
{
    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public async Task Pages_and_depths_equal_the_truth(string name)
    {
        var expected = ReadReach(name);
        await using var site = await Site.StartAsync(new SiteOptions { Directory = Sites.Find(name) });
        var pages = await Crawls.RunAsync(
            [site.Url("/index.html")],
            new CrawlOptions
            {
                Recursion = new RecursionOptions(),
                Fetch = new FetchOptions { MaximumRetryCount = 0 },
            });
        var reached = pages.Where(page => page.Outcome == PageOutcome.Read)
            .ToDictionary(
                page => page.Request.Source.Replace(site.BaseUrl, "http://127.0.0.1", StringComparison.Ordinal),
                page => page.Request.Depth);
        Assert.Equal(
            expected.OrderBy(pair => pair.Key, StringComparer.Ordinal),
            reached.OrderBy(pair => pair.Key, StringComparer.Ordinal));

        // The counts in the file beside the pages.
        var crawl = Corpora.ReadJson($"sites/{name}/summary.json").GetProperty("crawl");
        Assert.Equal(crawl.GetProperty("reachable").GetInt32(), reached.Count);
        Assert.Equal(
            crawl.GetProperty("byDepth").EnumerateObject().Select(level => (level.Name, level.Value.GetInt32())),
            reached.Values.GroupBy(depth => depth).OrderBy(level => level.Key)
                .Select(level => ($"{level.Key}", level.Count())));
        Assert.All(pages.Where(page => page.Outcome == PageOutcome.Failed), page => Assert.Equal(404, page.StatusCode));
        Assert.Equal(site.Log.Count, site.Log.Targets.Distinct().Count());
    }

    private static Dictionary<string, int> ReadReach(string name)
    {
        var links = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        using var file = File.OpenRead(Corpora.Find($"sites/{name}/pages.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            using var page = JsonDocument.Parse(line);
            links.Add(
                page.RootElement.GetProperty("page").GetString()!,
                [
                    .. page.RootElement.GetProperty("all").EnumerateArray().Where(link => link[0].GetString() == "a")
                    .Select(link => link[3].GetString()!.Split('#')[0])]);
        }

        const string start = "http://127.0.0.1/index.html";
        var depths = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var page))
        {
            foreach (var target in links[page].Where(links.ContainsKey))
            {
                if (depths.TryAdd(target, depths[page] + 1))
                    queue.Enqueue(target);
            }
        }

        return depths;
    }
}
