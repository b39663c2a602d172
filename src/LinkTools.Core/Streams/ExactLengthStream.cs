namespace LinkTools.Core.Streams;

/// <summary>A given number of bytes of a stream; fewer bytes are an error.</summary>
/// <param name="inner">Where the bytes come from.</param>
/// <param name="length">How many there are.</param>
/// <param name="cutShort">Makes the exception for a stream that ends earlier.</param>
internal sealed class ExactLengthStream(Stream inner, long length, Func<Exception> cutShort) : ReadOnlyStream
{
    private long _rest = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest == 0 || buffer.Length == 0)
            return 0;
        var read = await inner.ReadAsync(
            buffer.Length > _rest ? buffer[..(int)_rest] : buffer, cancellationToken).ConfigureAwait(false);
        if (read == 0)
            throw cutShort();
        _rest -= read;
        return read;
    }
}
