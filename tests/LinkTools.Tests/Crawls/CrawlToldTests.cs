using System.Management.Automation;
using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>What a crawl says besides its links: limits on Warning, a table on Verbose, a summary on Information, progress.</summary>
public sealed class CrawlToldTests
{
    [Theory]
    [InlineData("-MaximumPages 5", "/", "-MaximumPages")]
    [InlineData("-MaximumHostPages 7", "/", "The host 127.0.0.1 has more than 7 pages")]
    [InlineData("-MaximumPathDepth 3", "/deep/deep", "deeper than 3 segments")]
    public async Task Each_limit_that_is_met_is_said_once_with_the_URL(string parameters, string url, string reason)
    {
        await using var site = await StartAsync(40);
        using var engine = new Engine();
        var outcome = engine.Run($"Get-PageLinks $args[0] -Recurse {parameters}", site.Url("/start")).ThrowOnError();
        var warning = Assert.Single(outcome.Warnings);
        Assert.Contains(reason, warning, StringComparison.Ordinal);
        Assert.Contains($"'{site.Url(url)}", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-MaximumPages 5", 5)]
    [InlineData("-MaximumPages 1", 1)]
    [InlineData("-MaximumHostPages 7", 7)]
    [InlineData("-MaximumHostPages 1", 1)]
    public async Task A_limit_of_n_pages_lets_n_pages_be_read(string parameters, int count)
    {
        await using var site = await StartAsync(40);
        using var engine = new Engine();
        engine.Run($"Get-PageLinks $args[0] -Recurse {parameters} -WarningAction SilentlyContinue", site.Url("/start")).ThrowOnError();
        Assert.Equal(count, site.Log.Targets.Count(target => target != "/robots.txt"));
    }

    [Fact]
    public async Task A_crawl_within_its_limits_warns_of_nothing()
    {
        await using var site = await StartAsync(20);
        using var engine = new Engine();
        Assert.Empty(engine.Run("Get-PageLinks $args[0] -Recurse", site.Url("/start")).ThrowOnError().Warnings);
    }

    [Fact]
    public async Task Verbose_ends_with_a_table_of_hosts_statuses_and_reasons()
    {
        await using var site = await StartAsync(6);
        site.MapHtml("/start", "<a href=/p/1>x</a><a href=/status/404>x</a><a href=/status/410>x</a><a href=/text>x</a><a href=http://127.0.0.1:1/>x</a>");
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -MaximumRetryCount 0 -IgnoreRobots -WarningAction SilentlyContinue -Verbose", site.Url("/start"));
        var table = outcome.Verbose[^1];
        Assert.Matches(@"^9 pages, \d+ links, 3 failed, 1 skipped, [\d.,]+ s", table);
        Assert.Matches(@"host\s+127\.0\.0\.1\s+12\b", table);
        Assert.Matches(@"status\s+200\s+10\b", table);
        Assert.Matches(@"status\s+404\s+1\b", table);
        Assert.Matches(@"status\s+410\s+1\b", table);
        Assert.Matches(@"failed\s+HttpStatus\s+2\b", table);
        Assert.Matches(@"failed\s+ConnectionRefused\s+1\b", table);
    }

    [Theory]
    [InlineData("-Recurse")]
    [InlineData("")]
    public async Task Summary_is_one_object_on_the_information_stream(string parameters)
    {
        await using var site = await StartAsync(5);
        site.MapHtml("/start", "<a href=/p/1>x</a><a href=/status/500>x</a>");
        using var engine = new Engine();
        var outcome = engine.Run($"Get-PageLinks $args[0] {parameters} -Summary -MaximumRetryCount 0", site.Url("/start"));
        var record = Assert.Single(outcome.Information);
        Assert.Equal(["LinkTools", "Summary"], record.Tags);
        var summary = record.MessageData is PSObject wrapped ? wrapped : PSObject.AsPSObject(record.MessageData);
        Assert.Equal("LinkTools.CrawlSummary", summary.TypeNames[0]);
        Assert.Equal(parameters.Length > 0 ? 8L : 1L, summary.Properties["Pages"].Value);
        Assert.Equal(parameters.Length > 0 ? 1L : 0L, summary.Properties["Failed"].Value);
        Assert.Equal((long)outcome.Output.Count, summary.Properties["Links"].Value);
        Assert.Equal(parameters.Length > 0 ? "HttpStatus=1" : "", summary.Properties["FailureReasons"].Value.ToString());
        Assert.Equal(parameters.Length > 0 ? "200=8 500=1" : "200=1", summary.Properties["StatusCodes"].Value.ToString());
    }

    [Fact]
    public async Task Without_Summary_the_information_stream_stays_empty()
    {
        await using var site = await StartAsync(5);
        using var engine = new Engine();
        Assert.Empty(engine.Run("Get-PageLinks $args[0] -Recurse", site.Url("/start")).ThrowOnError().Information);
    }

    [Fact]
    public async Task Progress_tells_numbers_and_the_host_a_few_times_a_second_and_ends()
    {
        await using var site = await Site.StartAsync();
        for (var i = 0; i < 30; i++)
        {
            var next = i;
            site.Map($"/p/{i}", async context =>
            {
                await Task.Delay(50);
                await Site.SendAsync(context, $"<a href=/p/{next + 1}>x</a><a href=/status/404?{next}>x</a>");
            });
        }

        using var engine = new Engine();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var outcome = engine.Run("Get-PageLinks $args[0] -Recurse -Depth 20", site.Url("/p/0"));
        var (last, before) = (outcome.Progress[^1], outcome.Progress.SkipLast(1).ToList());
        Assert.Equal(ProgressRecordType.Completed, last.RecordType);
        Assert.NotEmpty(before);
        Assert.All(before, record => Assert.Equal(ProgressRecordType.Processing, record.RecordType));
        Assert.True(before.Count <= (watch.Elapsed.TotalSeconds * 5) + 1, $"{before.Count} in {watch.Elapsed}");
        Assert.All(outcome.Progress, record =>
        {
            Assert.Equal("Crawling", record.Activity);
            Assert.Matches(@"^\d+ done, \d+ queued, \d+ failed; \d+ pages/s; \d+ links(; at 127\.0\.0\.1)?$", record.StatusDescription);
        });
        Assert.Contains(outcome.Progress, record => record.StatusDescription.EndsWith("; at 127.0.0.1", StringComparison.Ordinal));
        // Twenty-one pages, and the missing ones that the first twenty of them name.
        Assert.StartsWith("41 done, 0 queued, 20 failed; ", last.StatusDescription, StringComparison.Ordinal);
        Assert.Single(outcome.Progress.Select(record => record.ActivityId).Distinct());
    }

    /// <summary>A start page that leads to a chain of pages, two ways at a time, and into a path that gets deeper.</summary>
    private static async Task<Site> StartAsync(int count)
    {
        var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/p/1>x</a>");
        for (var i = 1; i <= count; i++)
            site.MapHtml($"/p/{i}", $"<a href=/p/{Math.Min(i + 1, count)}>x</a><a href=/p/{Math.Min(i + 2, count)}>x</a>");
        site.MapHtml("/p/3", "<a href=/p/4>x</a><a href=/p/5>x</a><a href=/deep/deep/deep/deep>x</a><a href=/deep/deep/deep/deeper>x</a>");
        site.MapHtml("/deep/deep/deep/deep", "");
        site.MapHtml("/deep/deep/deep/deeper", "");
        return site;
    }
}
