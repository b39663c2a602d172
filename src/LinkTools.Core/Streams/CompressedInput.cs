namespace LinkTools.Core.Streams;

/// <summary>
/// A compressed body on its way into a decompressor, which can be asked whether the decompressor wanted more than there
/// was.
/// </summary>
/// <param name="body">The compressed bytes.</param>
/// <param name="probe">What is read after their end, where there were any.</param>
internal sealed class CompressedInput(Stream body, ReadOnlyMemory<byte> probe) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _probe = probe;

    /// <summary>True when no compressed byte has come.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>True when the end of the compressed bytes has been met.</summary>
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
