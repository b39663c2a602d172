using Microsoft.Win32.SafeHandles;

namespace LinkTools.Shell.Hosting;

/// <summary>
/// Standard output that knows when its reader has gone. Writes after that are dropped, and <see cref="Closed"/> is called
/// once, so that the script can be stopped: <c>| head</c> ends it quietly.
/// </summary>
internal sealed class ClosablePipe : Stream
{
    private readonly Stream _stream;

    public ClosablePipe() => _stream = Open();

    /// <summary>Called at the first write that nobody will read.</summary>
    public Action? Closed { get; set; }

    /// <summary>Called before every write.</summary>
    public Action? Writing { get; set; }

    public bool IsClosed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
        // Nothing is held here.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsClosed)
            return;
        Writing?.Invoke();
        try
        {
            _stream.Write(buffer);
            _stream.Flush();
        }
        catch (IOException)
        {
            IsClosed = true;
            Closed?.Invoke();
        }
    }

    private static Stream Open()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();

        // The console's own stream hides a broken pipe. A file keeps it: a FileStream would have a position of its own
        // there, and overwrite what child processes write.
        var direct = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return direct.CanSeek ? Console.OpenStandardOutput() : direct;
    }
}
