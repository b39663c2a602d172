using LinkTools.Core.Http;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// The decompressed bytes of a document, up to its limit. gzip is recognised by its bytes, whatever the name of the
/// document is. Does not close the stream.
/// </summary>
internal sealed class SitemapBytes(Stream content, long limit) : IDisposable
{
    // Servers that compress everything compress .gz files once more.
    private const int MaxLayers = 2;

    private readonly List<Stream> _layers = [];

    /// <summary>Reads as many bytes as are needed to recognise gzip.</summary>
    public async ValueTask<Stream> OpenAsync(CancellationToken stop)
    {
        Stream bytes = new LimitedStream(content, limit, TooLarge);
        for (var i = 0; i < MaxLayers; i++)
        {
            bytes = await BodyDecompression.UndoUnnamedGzipAsync(bytes, stop).ConfigureAwait(false);
            if (bytes is not DecompressedStream layer)
                break;
            _layers.Add(layer);
            bytes = new LimitedStream(layer, limit, TooLarge);
        }

        return bytes;
    }

    private SitemapFormatException TooLarge() =>
        new(SitemapFault.TooLarge, $"is larger than {Plural.Of(limit, "byte")}");

    public void Dispose()
    {
        for (var i = _layers.Count - 1; i >= 0; i--)
            _layers[i].Dispose();
    }
}
