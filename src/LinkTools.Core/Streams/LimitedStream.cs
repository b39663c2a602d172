namespace LinkTools.Core.Streams;

/// <summary>
/// Passes on the allowed number of bytes; throws what <paramref name="exceeded"/> returns if there are more.
/// </summary>
internal sealed class LimitedStream(Stream inner, long limit, Func<Exception> exceeded) : ReadOnlyStream
{
    private readonly byte[] _one = new byte[1];
    private long _passed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var rest = limit - _passed;
        if (rest > 0)
        {
            var read = await inner.ReadAsync(
                buffer.Length > rest ? buffer[..(int)rest] : buffer, cancellationToken).ConfigureAwait(false);
            _passed += read;
            return read;
        }

        if (await inner.ReadAsync(_one, cancellationToken).ConfigureAwait(false) == 0)
            return 0;
        throw exceeded();
    }
}
