namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Claimed pages that have not begun, and the callers that wait for one. Not thread-safe; its owner locks.
/// </summary>
internal sealed class ClaimQueue
{
    private readonly Queue<FrontierPage> _ahead = new();
    private readonly Queue<TaskCompletionSource<FrontierPage?>> _waiting = new();
    private bool _isOver;

    /// <summary>True if a caller waits for a page, and one may still come.</summary>
    public bool IsWanted => _waiting.Count > 0 && !_isOver;

    /// <summary>How many pages have been given out.</summary>
    public long Given { get; private set; }

    /// <summary>How many pages nobody has asked for yet.</summary>
    public int Ahead => _ahead.Count;

    /// <summary>The next page, as soon as there is one; null if there are no more.</summary>
    public ValueTask<FrontierPage?> NextAsync()
    {
        if (_ahead.TryDequeue(out var page))
        {
            Given++;
            return new(page);
        }

        if (_isOver)
            return new((FrontierPage?)null);
        var waiter = new TaskCompletionSource<FrontierPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(waiter);
        return new(waiter.Task);
    }

    /// <summary>Adds a page; the caller that has waited longest gets it.</summary>
    public void Add(FrontierPage page)
    {
        if (!_waiting.TryDequeue(out var waiter))
        {
            _ahead.Enqueue(page);
            return;
        }

        Given++;
        waiter.SetResult(page);
    }

    /// <summary>Says that no more pages will come.</summary>
    /// <param name="isAtOnce">True to return none of the pages that are here, either.</param>
    public void End(bool isAtOnce)
    {
        _isOver = true;
        if (isAtOnce)
            _ahead.Clear();
        while (_waiting.TryDequeue(out var waiter))
            waiter.SetResult(null);
    }

    /// <summary>Says why no more pages will come.</summary>
    public void Fail(Exception fault)
    {
        _isOver = true;
        while (_waiting.TryDequeue(out var waiter))
            waiter.SetException(fault);
    }
}
