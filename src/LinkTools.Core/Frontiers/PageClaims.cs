namespace LinkTools.Core.Frontiers;

/// <summary>
/// Gives pages to the callers that wait for one, when their hosts have their turns. All methods except
/// <see cref="NextAsync"/> are called under the lock.
/// </summary>
internal sealed class PageClaims<TPage> : IDisposable
    where TPage : class
{
    private readonly object _gate;
    private readonly HostScheduler _scheduler;
    private readonly Func<HostTurn, TPage?> _take;
    private readonly Func<bool> _isOver;
    private readonly TimeProvider _time;
    private readonly Queue<TaskCompletionSource<TPage?>> _waiting = new();
    private ITimer? _timer;
    private bool _isAborted;

    /// <param name="gate">The lock of the scheduler and of the waiting callers.</param>
    /// <param name="scheduler">Decides whose turn it is.</param>
    /// <param name="take">Returns the page of a turn; null if it is gone.</param>
    /// <param name="isOver">True if no more pages will come.</param>
    /// <param name="time">The clock.</param>
    public PageClaims(
        object gate, HostScheduler scheduler, Func<HostTurn, TPage?> take, Func<bool> isOver, TimeProvider time)
    {
        (_gate, _scheduler, _take, _isOver, _time) = (gate, scheduler, take, isOver, time);
        // Always the same object, by which others recognise this waiter.
        scheduler.OnFree = ServeLocked;
    }

    /// <summary>True if a caller waits and no page may begin.</summary>
    public bool IsIdle => _waiting.Count > 0;

    /// <summary>True if pages are kept back, whoever's turn it is.</summary>
    public Func<bool> IsHeld { get; init; } = static () => false;

    /// <summary>The next page; null if there are no more.</summary>
    public ValueTask<TPage?> NextAsync()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && TryNext(out var page))
                return new(page);
            var waiter = new TaskCompletionSource<TPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            Arm();
            return new(waiter.Task);
        }
    }

    /// <summary>Gives pages to the waiting callers, as far as possible now.</summary>
    public void Serve()
    {
        while (_waiting.TryPeek(out var waiter))
        {
            try
            {
                if (!TryNext(out var page))
                    break;
                waiter.SetResult(page);
            }
#pragma warning disable CA1031 // Every exception must reach the caller that waits.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                waiter.SetException(exception);
            }

            _waiting.Dequeue();
        }

        if (_waiting.Count > 0)
            Arm();
    }

    /// <summary>Ends all waiting: no more pages are returned.</summary>
    public void Abort()
    {
        _isAborted = true;
        Serve();
    }

    public void Dispose() => _timer?.Dispose();

    private bool TryNext(out TPage? page)
    {
        page = null;
        if (_isAborted)
            return true;
        while (!IsHeld() && _scheduler.TryTake() is { } turn)
        {
            page = _take(turn);
            if (page is not null)
                return true;
            _scheduler.Drop(turn);
        }

        return _isOver();
    }

    private void Arm()
    {
        if (IsHeld() || _scheduler.NextTry is not { } wait)
            return;
        _timer ??= _time.CreateTimer(
            static claims => ((PageClaims<TPage>)claims!).ServeLocked(), this, Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        // A timer may fire a little early.
        _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void ServeLocked()
    {
        lock (_gate)
            Serve();
    }
}
