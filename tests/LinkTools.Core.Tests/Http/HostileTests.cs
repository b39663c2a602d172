using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// No server can hang a run, fill memory, or affect other pages. These tests run alone, because memory is measured for
/// the process.
/// </summary>
[Collection(nameof(HostileTests))]
[CollectionDefinition(nameof(HostileTests), DisableParallelization = true)]
public sealed class HostileTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    private static FetchOptions Options => new()
    {
        Timeout = Deadline,
        MaximumPageBytes = 1 << 20,
        RetryInterval = TimeSpan.FromMilliseconds(10),
        MaximumRetryCount = 1,
    };

    public static TheoryData<string> ScenarioNames
    {
        get
        {
            var names = new TheoryData<string>();
            var server = HostileServer.Start();
            foreach (var scenario in server.Scenarios)
                names.Add(scenario.Name);
            _ = server.DisposeAsync().AsTask();
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(ScenarioNames))]
    public async Task A_hostile_page_ends_for_the_right_reason_within_its_deadline(string name)
    {
        await using var server = HostileServer.Start();
        var scenario = server.Scenarios.Single(scenario => scenario.Name == name);
        var options = scenario.NeedsHttp2
            ? Options with { HttpVersion = System.Net.HttpVersion.Version20, SkipsCertificateCheck = true }
            : Options;
        var page = await Crawls.RunAsync(scenario.Url, options).WaitAsync(
            Deadline * 5, TestContext.Current.CancellationToken);
        Assert.True(
            scenario.Expected == page.Failure?.Reason.ToString(),
            $"{page.Outcome} {page.Failure?.Reason}: {page.Failure?.Message}");
        if (scenario.Expected is not null)
        {
            Assert.Empty(page.Links);
            Assert.StartsWith($"'{scenario.Url}' ", page.Failure!.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(PageOutcome.Read, page.Outcome);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_of_them_together_cost_none_of_a_thousand_good_pages(bool http2)
    {
        await using var server = HostileServer.Start();
        await using var site = await Site.StartAsync();
        var hostile = server.Scenarios.Where(
            scenario =>
            scenario.NeedsHttp2 == http2 || (http2 && scenario.Expected != "TlsFailure")).ToDictionary(scenario =>
            scenario.Url, scenario => scenario.Expected);
        var good = Enumerable.Range(0, 1000).Select(n => site.Url($"/page/{n}")).ToList();
        var mixed = good.Concat(hostile.Keys).OrderBy(url => url.GetHashCode(StringComparison.Ordinal)).ToList();
        var options = Options with
        {
            HostThrottleLimit = 64,
            SkipsCertificateCheck = http2,
            HttpVersion = http2 ? System.Net.HttpVersion.Version20 : Options.HttpVersion,
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var over = new CancellationTokenSource();
        var watching = WatchMemoryAsync(over.Token);

        var pages = await Crawls.RunAsync(mixed, options, throttle: 64);
        await over.CancelAsync();
        Assert.InRange(await watching - before, 0, 256 << 20);

        Assert.Equal(mixed.Count, pages.Count);
        var byUrl = pages.ToDictionary(page => page.Request.Source);
        Assert.All(good, url => Assert.Equal(10, byUrl[url].Links.Count));
        Assert.All(
            hostile,
            scenario =>
            Assert.True(
                scenario.Value == byUrl[scenario.Key].Failure?.Reason.ToString(),
                $"{scenario}: {byUrl[scenario.Key].Failure}"));
        pages.Clear();
        byUrl.Clear();
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 << 20);
    }

    /// <summary>The peak of memory in use, including garbage, until it is stopped.</summary>
    private static async Task<long> WatchMemoryAsync(CancellationToken over)
    {
        var most = 0L;
        while (!over.IsCancellationRequested)
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(10, CancellationToken.None);
        }

        return most;
    }
}
