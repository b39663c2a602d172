namespace LinkTools.Core.Pages;

/// <summary>The timeout of one page: connect, headers, body, redirects and retries together.</summary>
internal sealed class PageDeadline : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly TimeProvider _time;
    private TimeSpan _left;
    private long _since;

    /// <param name="limit">The time; InfiniteTimeSpan for no limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the page earlier.</param>
    public PageDeadline(TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        (_time, _left) = (time, limit);
        _source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Resume();
    }

    /// <summary>Cancelled when the time is over.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose() => _source.Dispose();

    /// <summary>Pauses the clock, because the page does not cause what is waited for.</summary>
    public void Pause()
    {
        if (_left == Timeout.InfiniteTimeSpan)
            return;
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
        var left = _left - _time.GetElapsedTime(_since);
        _left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Continues the clock.</summary>
    public void Resume()
    {
        if (_left == Timeout.InfiniteTimeSpan)
            return;
        _since = _time.GetTimestamp();
        _source.CancelAfter(_left);
    }
}
