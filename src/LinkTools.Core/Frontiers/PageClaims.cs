namespace LinkTools.Core.Frontiers;

/// <summary>
/// Hands pages to those who wait for one, as their hosts' turns come. All but <see cref="NextAsync"/> is called by who
/// holds the lock.
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

    /// <param name="gate">Locks the scheduler and what waits.</param>
    /// <param name="scheduler">Says whose turn it is.</param>
    /// <param name="take">Gives the page of a turn; null when it has gone.</param>
    /// <param name="isOver">True when no page will ever come again.</param>
    /// <param name="time">Where time comes from.</param>
    public PageClaims(
        object gate, HostScheduler scheduler, Func<HostTurn, TPage?> take, Func<bool> isOver, TimeProvider time)
    {
        (_gate, _scheduler, _take, _isOver, _time) = (gate, scheduler, take, isOver, time);
        // One and the same each time, by which others know who waits.
        scheduler.OnFree = ServeLocked;
    }

    /// <summary>True while somebody could read a page, and none may begin.</summary>
    public bool IsIdle => _waiting.Count > 0;

    /// <summary>True while pages are to be kept back, whoever's turn it is.</summary>
    public Func<bool> IsHeld { get; init; } = static () => false;

    /// <summary>The next page; null when there will be none.</summary>
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

    /// <summary>Serves those who wait, as far as that is possible now.</summary>
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
#pragma warning disable CA1031 // Whatever it is, it must reach the one who waits.
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

    /// <summary>Ends all waiting: nothing more is handed out.</summary>
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
        // A timer may come a little early.
        _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void ServeLocked()
    {
        lock (_gate)
            Serve();
    }
}
