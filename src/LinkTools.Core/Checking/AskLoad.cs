namespace LinkTools.Core.Checking;

/// <summary>
/// Counts the URLs that have to be asked, and those of them with a place among all that is in work. So a crawl that
/// finds links faster than they are asked can wait, and their number stays bounded. May be used by many threads.
/// </summary>
/// <param name="room">How many may have to be asked, about.</param>
internal sealed class AskLoad(int room)
{
    private readonly object _gate = new();
    private TaskCompletionSource? _changed;
    private int _unasked, _working;

    /// <summary>Says that one more has to be asked.</summary>
    public void Add() => Change(1, 0);

    /// <summary>Says that one has its place, or has it back.</summary>
    public void Enter() => Change(0, 1);

    /// <summary>Says that one has given its place to others for a while.</summary>
    public void Leave() => Change(0, -1);

    /// <summary>Says that one has been asked.</summary>
    public void End() => Change(-1, 0);

    /// <summary>
    /// Ends when there is room for more, or when none has a place: a crawl that waited then could hold the places that
    /// they wait for.
    /// </summary>
    public async ValueTask WaitForRoomAsync(CancellationToken stop)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (HasRoom)
                    return;
                _changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                changed = _changed.Task;
            }

            await changed.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    private bool HasRoom => _unasked < room || _working == 0;

    private void Change(int unasked, int working)
    {
        lock (_gate)
        {
            _unasked += unasked;
            _working += working;
            if (_changed is null || !HasRoom)
                return;
            _changed.SetResult();
            _changed = null;
        }
    }
}
