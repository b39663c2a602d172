namespace LinkTools.Core.Streams;

/// <summary>
/// Passes bytes through and remembers the last eight: where gzip keeps what its content must add up to.
/// </summary>
internal sealed class TailStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _tail = new byte[8];

    /// <summary>Bytes passed so far.</summary>
    public long Length64 { get; private set; }

    /// <summary>The last eight bytes, the latest last.</summary>
    public ReadOnlySpan<byte> Tail => _tail;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Keep(buffer.Span[..read]);
        return read;
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        Length64 += bytes.Length;
        var kept = bytes.Length >= _tail.Length ? bytes[^_tail.Length..] : bytes;
        _tail.AsSpan(kept.Length).CopyTo(_tail);
        kept.CopyTo(_tail.AsSpan(_tail.Length - kept.Length));
    }
}
