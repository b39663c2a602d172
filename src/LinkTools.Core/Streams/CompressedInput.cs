namespace LinkTools.Core.Streams;

/// <summary>
/// The compressed body that a decompressor reads. It knows whether the decompressor tried to read past the end.
/// </summary>
/// <param name="body">The compressed bytes.</param>
/// <param name="probe">Bytes that follow the end of the body, if there are any.</param>
internal sealed class CompressedInput(Stream body, ReadOnlyMemory<byte> probe) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _probe = probe;

    /// <summary>True when no compressed byte has come.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>True when the end of the compressed bytes has been reached.</summary>
    public bool HasEnded { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!HasEnded)
        {
            var read = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            IsEmpty &= read == 0;
            HasEnded = read == 0 && buffer.Length > 0;
            if (!HasEnded)
                return read;
        }

        if (IsEmpty)
            return 0;
        var count = Math.Min(buffer.Length, _probe.Length);
        _probe[..count].CopyTo(buffer);
        _probe = _probe[count..];
        return count;
    }
}
