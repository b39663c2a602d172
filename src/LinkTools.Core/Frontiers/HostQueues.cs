namespace LinkTools.Core.Frontiers;

/// <summary>
/// Work for many hosts, first come first served for each host, and returned when the host has its turn. Thread-safe.
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
        // One item may add another, so the work ends only after the last item is done.
        _claims = new PageClaims<HostItem<TItem>>(
            _gate, _scheduler, Take, () => _isComplete && _scheduler is { Waiting: 0, Active: 0 }, settings.Time);
    }

    /// <summary>How many items may wait.</summary>
    public long Room { get; init; } = long.MaxValue;

    /// <summary>How many items may wait while places are free because all waiting items are for busy hosts.</summary>
    public long RoomIfIdle { get; init; } = long.MaxValue;

    private bool HasRoom => _scheduler.Waiting < Room || (_claims.IsIdle && _scheduler.Waiting < RoomIfIdle);

    public void Dispose()
    {
        lock (_gate)
            _claims.Dispose();
    }

    /// <summary>Completes when one more item may wait.</summary>
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

    /// <summary>Adds an item of a host; the empty key stands for items without a host, which have no limit.</summary>
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

    /// <summary>The next item; null if there are no more.</summary>
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

    /// <summary>Says that no more items will come.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = _scheduler.IsSealed = true;
            _claims.Serve();
        }
    }

    /// <summary>Ends all waiting at once: no more items are returned.</summary>
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
