namespace LinkTools.Core.Frontiers;

/// <summary>
/// What is to be done with many hosts, first come first served within each, and handed out as their turns come. May be
/// used by many threads.
/// </summary>
internal sealed class HostQueues<TItem> : IDisposable
    where TItem : class
{
    private readonly object _gate = new();
    private readonly HostScheduler _scheduler;
    private readonly PageClaims<HostItem<TItem>> _claims;
    private readonly Dictionary<string, Queue<TItem>> _items = new(StringComparer.Ordinal);
    private TaskCompletionSource? _room;
    private bool _isComplete;

    public HostQueues(SchedulerSettings settings)
    {
        _scheduler = new HostScheduler(settings);
        // Doing one may add another, so the end is not before the last one is done.
        _claims = new PageClaims<HostItem<TItem>>(
            _gate, _scheduler, Take, () => _isComplete && _scheduler is { Waiting: 0, Active: 0 }, settings.Time);
    }

    /// <summary>Items that may wait.</summary>
    public long Room { get; init; } = long.MaxValue;

    /// <summary>
    /// Items that may wait while somebody has nothing to do, because all that wait are of hosts that are busy.
    /// </summary>
    public long RoomIfIdle { get; init; } = long.MaxValue;

    private bool HasRoom => _scheduler.Waiting < Room || (_claims.IsIdle && _scheduler.Waiting < RoomIfIdle);

    public void Dispose()
    {
        lock (_gate)
            _claims.Dispose();
    }

    /// <summary>Ends when one more item may wait.</summary>
    public async Task WaitForRoomAsync(CancellationToken stop)
    {
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (HasRoom)
                    return;
                _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                room = _room.Task;
            }

            await room.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>Adds an item of a host; the empty key stands for what needs no host, and has no limit.</summary>
    public void Add(string host, TItem item)
    {
        lock (_gate)
        {
            if (!_items.TryGetValue(host, out var items))
                _items.Add(host, items = new Queue<TItem>());
            items.Enqueue(item);
            _scheduler.Add(host, depth: 0);
            _claims.Serve();
        }
    }

    /// <summary>The next item; null when there will be none.</summary>
    public ValueTask<HostItem<TItem>?> NextAsync()
    {
        var next = _claims.NextAsync();
        lock (_gate)
            OpenRoom();
        return next;
    }

    /// <summary>Says that an item is done.</summary>
    public void Release(HostTurn turn)
    {
        lock (_gate)
        {
            _scheduler.Release(turn);
            _claims.Serve();
        }
    }

    /// <summary>Says that no item comes any more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = _scheduler.IsSealed = true;
            _claims.Serve();
        }
    }

    /// <summary>Ends all waiting at once: nothing more is handed out.</summary>
    public void Abort()
    {
        lock (_gate)
            _claims.Abort();
    }

    private HostItem<TItem> Take(HostTurn turn)
    {
        var items = _items[turn.Host];
        var item = items.Dequeue();
        if (items.Count == 0)
            _items.Remove(turn.Host);
        OpenRoom();
        return new HostItem<TItem>(item, turn);
    }

    private void OpenRoom()
    {
        if (_room is null || !HasRoom)
            return;
        _room.SetResult();
        _room = null;
    }
}
