using System.Collections.Concurrent;
using LinkTools.Core.Crawling;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>Has URLs asked by a bounded number of workers, fairly between hosts and within each host's limit.</summary>
internal sealed class AskRunner(CrawlOptions options, Func<Ask, CancellationToken, Task> run)
{
    private readonly HostScheduler _scheduler = new(options.Fetch.HostThrottleLimit);
    private readonly ConcurrentDictionary<PageRequest, Ask> _asks = new();

    public void Enqueue(Ask ask)
    {
        var handle = PageRequest.ForUrl(ask.Url, 0);
        _asks[handle] = ask;
        _scheduler.Enqueue(handle);
    }

    /// <summary>Says that no URL comes from outside any more.</summary>
    public void Complete() => _scheduler.Complete();

    /// <summary>Runs until all is asked.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var abort = stop.UnsafeRegister(
            static state => ((HostScheduler)state!).Abort(), _scheduler).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, options.ThrottleLimit).Select(_ => WorkAsync(stop))).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (await _scheduler.DequeueAsync().ConfigureAwait(false) is { } handle)
        {
            if (_asks.TryRemove(handle, out var ask))
                await run(ask, stop).ConfigureAwait(false);
            _scheduler.Release(handle);
        }
    }
}
