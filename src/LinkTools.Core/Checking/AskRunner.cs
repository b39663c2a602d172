using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Checking;

/// <summary>Has URLs asked by a bounded number of workers, fairly between hosts and within each host's limit.</summary>
internal sealed class AskRunner : IDisposable
{
    private readonly object _gate = new();
    private readonly CrawlOptions _options;
    private readonly Func<Ask, CancellationToken, Task> _run;
    private readonly HostScheduler _scheduler;
    private readonly PageClaims<Turn> _claims;
    private readonly Dictionary<string, Queue<Ask>> _waiting = new(StringComparer.Ordinal);
    private bool _isComplete;

    public AskRunner(CrawlOptions options, Func<Ask, CancellationToken, Task> run)
    {
        (_options, _run) = (options, run);
        var time = options.Fetch.TimeProvider;
        _scheduler = new HostScheduler(new SchedulerSettings
        {
            HostLimit = options.Fetch.HostThrottleLimit,
            Places = options.ThrottleLimit,
            FreePlaces = () => options.ThrottleLimit - _scheduler!.Active,
            Time = time,
        });
        // An answer may have another URL asked, so the end is not before the last one has come.
        _claims = new PageClaims<Turn>(
            _gate, _scheduler, Take, () => _isComplete && _scheduler is { Waiting: 0, Active: 0 }, time);
    }

    public void Dispose()
    {
        lock (_gate)
            _claims.Dispose();
    }

    public void Enqueue(Ask ask)
    {
        var host = FrontierPage.HostOf(ask.Url);
        lock (_gate)
        {
            if (!_waiting.TryGetValue(host, out var asks))
                _waiting.Add(host, asks = new Queue<Ask>());
            asks.Enqueue(ask);
            _scheduler.Add(host, depth: 0);
            _claims.Serve();
        }
    }

    /// <summary>Says that no URL comes from outside any more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = _scheduler.IsSealed = true;
            _claims.Serve();
        }
    }

    /// <summary>Runs until all is asked.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await using var abort = stop.UnsafeRegister(
            static state => ((AskRunner)state!).Abort(), this).ConfigureAwait(false);
        await Task.WhenAll(
            Enumerable.Range(0, _options.ThrottleLimit).Select(_ => WorkAsync(stop))).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (await _claims.NextAsync().ConfigureAwait(false) is { } turn)
        {
            await _run(turn.Ask, stop).ConfigureAwait(false);
            lock (_gate)
            {
                _scheduler.Release(turn.Host);
                _claims.Serve();
            }
        }
    }

    private Turn Take(HostTurn turn)
    {
        var asks = _waiting[turn.Host];
        var ask = asks.Dequeue();
        if (asks.Count == 0)
            _waiting.Remove(turn.Host);
        return new Turn(ask, turn);
    }

    private void Abort()
    {
        lock (_gate)
            _claims.Abort();
    }

    private sealed record Turn(Ask Ask, HostTurn Host);
}
