namespace LinkTools.Core.Streams;

/// <summary>
/// A file whose reads can be cancelled and time out. A path may lead to a pipe without a writer, a device or a share
/// that is gone, and .NET waits for these without end.
/// </summary>
/// <remarks>
/// Each step that may wait has its own thread, so that an endless wait blocks nothing else. The thread of an abandoned
/// wait stays behind, and closes the file if the wait ever ends.
/// </remarks>
internal sealed class WaitableFile : ReadOnlyStream
{
    private const int BufferBytes = 64 << 10;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly FileStream _file;
    private readonly TimeProvider _time;
    private TimeSpan _left;
    private int _start;
    private int _end;
    private bool _isOver;
    private Task? _waiting;

    private WaitableFile(string path, TimeSpan limit, TimeProvider time)
    {
        (_left, _time) = (limit, time);
        _file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1,
            FileOptions.SequentialScan);
        try
        {
            Fill();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The longest total time that its reader waits; the time between reads does not count.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public static async Task<WaitableFile> OpenAsync(
        string path, TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var file = await WaitableStep.RunAsync(() => new WaitableFile(path, limit, time), limit, time, stop)
            .ConfigureAwait(false);
        file.Spend(time.GetElapsedTime(started));
        return file;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_start == _end && !_isOver)
        {
            var started = _time.GetTimestamp();
            var filling = WaitableStep.Start(() =>
            {
                Fill();
                return true;
            });
            _waiting = filling;
            await filling.WaitAsync(_left, _time, cancellationToken).ConfigureAwait(false);
            _waiting = null;
            Spend(_time.GetElapsedTime(started));
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer.Span);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // A read in flight still uses the file, and closing the file might wait for that read.
            if (_waiting is { } waiting)
                _ = waiting.ContinueWith(_ => _file.Dispose(), TaskScheduler.Default);
            else
                _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Fill()
    {
        (_start, _end) = (0, _file.Read(_buffer));
        // The length saves a second thread for most files. Files such as those in /proc have the length 0, and are read
        // to their end.
        _isOver = _end == 0 || (_file.CanSeek && _file.Length > 0 && _file.Position >= _file.Length);
    }

    private void Spend(TimeSpan waited)
    {
        if (_left != Timeout.InfiniteTimeSpan)
            _left = _left > waited ? _left - waited : TimeSpan.Zero;
    }
}
