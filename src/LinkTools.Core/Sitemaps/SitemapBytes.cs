using System.Buffers.Binary;
using System.IO.Compression;
using LinkTools.Core.Http;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// A document's own bytes, never more than allowed: gzip is undone where the bytes are gzip, whatever the document is
/// called. Does not take over the stream that it reads.
/// </summary>
internal sealed class SitemapBytes(Stream content, long limit) : IDisposable
{
    // Servers that compress everything compress .gz files once more.
    private const int MaxLayers = 2;

    private const int ShortestGzip = 18;

    private readonly List<Stream> _layers = [];

    /// <summary>Reads ahead as far as it takes to know whether this is gzip.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken stop)
    {
        Stream bytes = new LimitedStream(content, limit, TooLarge);
        while (true)
        {
            var magic = new byte[2];
            var count = await bytes.ReadAtLeastAsync(
                magic, magic.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
            bytes = new PrefixedStream(magic.AsMemory(0, count), bytes);
            if (_layers.Count == MaxLayers || magic is not [0x1F, 0x8B])
                return bytes;
            var tail = new TailStream(bytes);
            _layers.Add(new DecompressedStream(new GZipStream(tail, CompressionMode.Decompress), tail, IsWhole));
            bytes = new LimitedStream(_layers[^1], limit, TooLarge);
        }
    }

    private SitemapFormatException TooLarge() => new(SitemapFault.TooLarge, $"is larger than {limit} bytes");

    public void Dispose()
    {
        for (var i = _layers.Count - 1; i >= 0; i--)
            _layers[i].Dispose();
    }

    // Of files glued together, which gzip allows, only the last one's length is there to be seen.
    private static bool IsWhole(TailStream compressed, long length) =>
        compressed.Length64 >= ShortestGzip && BinaryPrimitives.ReadUInt32LittleEndian(compressed.Tail[4..]) <= length;
}
