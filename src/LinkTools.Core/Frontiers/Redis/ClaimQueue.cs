namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Pages that are claimed and not begun, and those who wait for one. Not for many threads at once; its owner locks.
/// </summary>
internal sealed class ClaimQueue
{
    private readonly Queue<FrontierPage> _ahead = new();
    private readonly Queue<TaskCompletionSource<FrontierPage?>> _waiting = new();
    private bool _isOver;

    /// <summary>True while somebody waits for a page, and one may still come.</summary>
    public bool IsWanted => _waiting.Count > 0 && !_isOver;

    /// <summary>The next page, when there is one; null when there will be none.</summary>
    public ValueTask<FrontierPage?> NextAsync()
    {
        if (_ahead.TryDequeue(out var page))
            return new(page);
        if (_isOver)
            return new((FrontierPage?)null);
        var waiter = new TaskCompletionSource<FrontierPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(waiter);
        return new(waiter.Task);
    }

    /// <summary>Adds a page; whoever has waited longest gets it.</summary>
    public void Add(FrontierPage page)
    {
        if (_waiting.TryDequeue(out var waiter))
            waiter.SetResult(page);
        else
            _ahead.Enqueue(page);
    }

    /// <summary>Says that no page comes any more.</summary>
    /// <param name="isAtOnce">True to hand out none of those that are here, either.</param>
    public void End(bool isAtOnce)
    {
        _isOver = true;
        if (isAtOnce)
            _ahead.Clear();
        while (_waiting.TryDequeue(out var waiter))
            waiter.SetResult(null);
    }

    /// <summary>Says why no page comes any more.</summary>
    public void Fail(Exception fault)
    {
        _isOver = true;
        while (_waiting.TryDequeue(out var waiter))
            waiter.SetException(fault);
    }
}
