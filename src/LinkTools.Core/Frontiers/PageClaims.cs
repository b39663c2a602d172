namespace LinkTools.Core.Frontiers;

/// <summary>
/// Hands pages to those who wait for one, as their hosts' turns come. All but <see cref="NextAsync"/> is called by who
/// holds <paramref name="gate"/>.
/// </summary>
/// <param name="gate">Locks the scheduler and what waits.</param>
/// <param name="scheduler">Says whose turn it is.</param>
/// <param name="take">Gives the page of a turn; null when it has gone.</param>
/// <param name="isOver">True when no page will ever come again.</param>
/// <param name="time">Where time comes from.</param>
internal sealed class PageClaims<TPage>(
    object gate, HostScheduler scheduler, Func<HostTurn, TPage?> take, Func<bool> isOver, TimeProvider time)
    : IDisposable
    where TPage : class
{
    private readonly Queue<TaskCompletionSource<TPage?>> _waiting = new();
    private ITimer? _timer;
    private bool _isAborted;

    /// <summary>True while somebody could read a page, and none may begin.</summary>
    public bool IsIdle => _waiting.Count > 0;

    /// <summary>True while pages are to be kept back, whoever's turn it is.</summary>
    public Func<bool> IsHeld { get; init; } = static () => false;

    /// <summary>The next page; null when there will be none.</summary>
    public ValueTask<TPage?> NextAsync()
    {
        lock (gate)
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
        while (!IsHeld() && scheduler.TryTake() is { } turn)
        {
            page = take(turn);
            if (page is not null)
                return true;
            scheduler.Drop(turn);
        }

        return isOver();
    }

    private void Arm()
    {
        if (IsHeld() || scheduler.NextTry is not { } wait)
            return;
        _timer ??= time.CreateTimer(
            static claims => ((PageClaims<TPage>)claims!).OnTime(), this, Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        // A timer may come a little early.
        _timer.Change(wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }

    private void OnTime()
    {
        lock (gate)
            Serve();
    }
}
