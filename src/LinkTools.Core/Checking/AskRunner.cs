using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;

namespace LinkTools.Core.Checking;

/// <summary>
/// Requests URLs, fairly between hosts and within the limit of each host. The requests share the places of the crawl,
/// and the places of each host.
/// </summary>
internal sealed class AskRunner : IDisposable
{
    private readonly HostQueues<Ask> _asks;
    private readonly PlacePool _places;
    private readonly AskLoad _load;
    private readonly Func<Ask, IPageSlot, CancellationToken, Task> _run;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;
    private int _running = 1;

    public AskRunner(
        CrawlOptions options, PlacePool places, AskLoad load, Func<Ask, IPageSlot, CancellationToken, Task> run)
    {
        (_places, _load, _run) = (places, load, run);
        _asks = new HostQueues<Ask>(options.Scheduling(() => places.Free));
    }

    public void Dispose() => _asks.Dispose();

    public void Enqueue(Ask ask)
    {
        _load.Add();
        _asks.Add(FrontierPage.HostOf(ask.Url), ask);
    }

    /// <summary>Says that no more URLs will be added from outside.</summary>
    public void Complete() => _asks.Complete();

    /// <summary>
    /// Runs until all URLs have been requested. Nothing is in flight when it ends, also after an error.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var wake = abort.Token.UnsafeRegister(static asks => ((HostQueues<Ask>)asks!).Abort(), _asks);
        await using var closing = wake.ConfigureAwait(false);
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            while (await _asks.NextAsync().ConfigureAwait(false) is { } next)
            {
                await _places.EnterPlaceAsync(abort.Token).ConfigureAwait(false);
                _load.Enter();
                Interlocked.Increment(ref _running);
                _ = AskAsync(next, abort);
            }
        }
        finally
        {
            End();
            await _ended.Task.ConfigureAwait(false);
        }

        stop.ThrowIfCancellationRequested();
        if (_fault is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
    }

    private async Task AskAsync(HostItem<Ask> next, CancellationTokenSource abort)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var slot = new AskSlot(_places, _load);
        try
        {
            await _run(next.Item, slot, abort.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Every exception must reach the caller, who waits for the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _fault, exception, null);
            await abort.CancelAsync().ConfigureAwait(false);
        }

        slot.End();
        _load.End();
        _asks.Release(next.Turn);
        End();
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _running) == 0)
            _ended.SetResult();
    }
}
