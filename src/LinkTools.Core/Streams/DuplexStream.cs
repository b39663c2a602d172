namespace LinkTools.Core.Streams;

/// <summary>
/// Passes a connection through, and lets a derived class look at the bytes that are read and written.
/// </summary>
internal abstract class DuplexStream(Stream inner) : ReadOnlyStream
{
    public override bool CanWrite => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0 && !buffer.IsEmpty)
            OnEnd();
        OnRead(buffer.Span[..read]);
        return read;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        OnWrite(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <summary>Called with bytes that have been read. An exception reaches the reader.</summary>
    protected abstract void OnRead(ReadOnlySpan<byte> bytes);

    /// <summary>Called when the other side has closed the connection. An exception reaches the reader.</summary>
    protected virtual void OnEnd()
    {
    }

    /// <summary>Called with bytes before they are written.</summary>
    protected abstract void OnWrite(ReadOnlySpan<byte> bytes);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
