using LinkTools.Core.Http;

namespace LinkTools.Core.Sitemaps;

/// <summary>Passes on as many bytes as are allowed, and throws only when asked for more that are there.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : ReadOnlyStream
{
    private readonly byte[] _one = new byte[1];
    private long _passed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var rest = limit - _passed;
        if (rest > 0)
        {
            var read = await inner.ReadAsync(buffer.Length > rest ? buffer[..(int)rest] : buffer, cancellationToken).ConfigureAwait(false);
            _passed += read;
            return read;
        }

        if (await inner.ReadAsync(_one, cancellationToken).ConfigureAwait(false) == 0)
            return 0;
        throw new SitemapFormatException(SitemapFault.TooLarge, $"is larger than {limit} bytes");
    }
}
