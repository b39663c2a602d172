namespace LinkTools.Core.Streams;

/// <summary>
/// A file whose waiting ends: at a token, or when it has kept its reader waiting for too long. What is opened may be a
/// pipe that nobody writes to, a device or a share that is gone, and the platform waits for those without an end.
/// </summary>
/// <remarks>
/// Each step that may wait has a thread of its own, so that a wait that nothing ends holds up nobody else. The thread
/// of such a wait is left behind, and closes the file when the wait is over after all.
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
    /// <param name="limit">How long its reader waits for it in all; the time between reads does not count.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="TimeoutException">The limit is over.</exception>
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
            // A read under way still uses the file, and closing it might wait for that read.
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
        // Saves most files a second thread. Files that the system makes up say 0, and are read until nothing comes.
        _isOver = _end == 0 || (_file.CanSeek && _file.Length > 0 && _file.Position >= _file.Length);
    }

    private void Spend(TimeSpan waited)
    {
        if (_left != Timeout.InfiniteTimeSpan)
            _left = _left > waited ? _left - waited : TimeSpan.Zero;
    }
}
