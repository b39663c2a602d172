using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Checking;

/// <summary>Has URLs asked by a bounded number of workers, fairly between hosts and within each host's limit.</summary>
internal sealed class AskRunner : IDisposable
{
    private readonly HostQueues<Ask> _asks;
    private readonly Func<Ask, CancellationToken, Task> _run;
    private readonly int _workers;
    private int _idle;

    public AskRunner(CrawlOptions options, Func<Ask, CancellationToken, Task> run)
    {
        (_run, _workers) = (run, options.ThrottleLimit);
        _asks = new HostQueues<Ask>(options.Scheduling(() => Volatile.Read(ref _idle)));
    }

    public void Dispose() => _asks.Dispose();

    public void Enqueue(Ask ask) => _asks.Add(FrontierPage.HostOf(ask.Url), ask);

    /// <summary>Says that no URL comes from outside any more.</summary>
    public void Complete() => _asks.Complete();

    /// <summary>Runs until all is asked.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var abort = stop.UnsafeRegister(static asks => ((HostQueues<Ask>)asks!).Abort(), _asks);
        await using var closing = abort.ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, _workers).Select(_ => WorkAsync(stop))).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (true)
        {
            Interlocked.Increment(ref _idle);
            var next = await _asks.NextAsync().ConfigureAwait(false);
            Interlocked.Decrement(ref _idle);
            if (next is null)
                return;
            await _run(next.Item, stop).ConfigureAwait(false);
            _asks.Release(next.Turn);
        }
    }
}
