using System.Management.Automation;
using LinkTools.TestSite;

namespace LinkTools.Tests;

public sealed class StreamingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_link_arrives_while_another_page_is_held_back()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        using var shell = engine.Prepare("Get-PageLinks -Url $args[0]", (object)new[] { site.Url("/held/slow"), site.Url("/page/1") });
        var arrived = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var output = new PSDataCollection<PSObject>();
        var pages = new System.Collections.Concurrent.ConcurrentQueue<string>();
        output.DataAdded += (_, added) =>
        {
            pages.Enqueue((string)output[added.Index].Properties["SourceUrl"].Value);
            arrived.TrySetResult(added);
        };

        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20), Stop);
        Assert.False(running.IsCompleted);
        Assert.All(pages, page => Assert.Equal(site.Url("/page/1"), page));

        site.Release("slow");
        shell.EndInvoke(running);
        Assert.Contains(site.Url("/held/slow"), pages);
    }

    [Fact]
    public async Task Links_of_the_first_URLs_appear_while_upstream_is_still_producing()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var seen = new List<string>();
        // Upstream waits until a link of an earlier URL has come out at the far end: it would wait for ever if input
        // were collected first.
        var script = """
            $seen = $args[1]
            & { foreach ($url in $args[0]) {
                    $url
                    if ($seen.Count -gt 0) { 'arrived' | Out-Null; $early = $true }
                    [System.Threading.Thread]::Sleep(20)
                }
                if (-not $early) { throw 'nothing arrived before the input was over' }
            } $args[0] | Get-PageLinks | ForEach-Object { $seen.Add($_.Url) }
            """;
        engine.Run(script, Enumerable.Range(0, 100).Select(n => site.Url($"/page/{n}")).ToArray(), seen).ThrowOnError();
        Assert.Equal(1000, seen.Count);
    }

    [Fact]
    public async Task Ordered_gives_pages_as_they_were_asked_for()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var urls = Enumerable.Range(0, 60).Select(n => n % 7 == 0 ? site.Url($"/delay/{60 - n}") : site.Url($"/page/{n}")).ToArray();
        var outcome = engine.Run("Get-PageLinks -Url $args[0] -Ordered", (object)urls).ThrowOnError();
        Assert.Equal(urls, outcome.Values<string>("SourceUrl").Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    public async Task A_throttle_of_n_is_reached_and_never_passed(int limit)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var urls = Enumerable.Range(0, 120).Select(n => site.Url($"/delay/20?{n}")).ToArray();
        engine.Run("Get-PageLinks -Url $args[0] -ThrottleLimit $args[1] -HostThrottleLimit 100", urls, limit).ThrowOnError();
        Assert.Equal(limit, site.PeakOpenRequests);
    }

    [Fact]
    public async Task A_host_throttle_of_n_is_reached_and_never_passed()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var urls = Enumerable.Range(0, 60).Select(n => site.Url($"/delay/20?{n}")).ToArray();
        engine.Run("Get-PageLinks -Url $args[0] -HostThrottleLimit 3", (object)urls).ThrowOnError();
        Assert.Equal(3, site.PeakOpenRequests);
    }
}
