using System.IO.Compression;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>
/// Undoes Content-Encoding, and notices bodies that are cut short, which the platform's streams take for whole.
/// </summary>
internal static class BodyDecompression
{
    /// <summary>
    /// The body, decompressed as the header says (RFC 9110, 8.4: encodings in the order they were applied).
    /// </summary>
    public static Stream Open(Stream body, string? contentEncoding)
    {
        if (string.IsNullOrEmpty(contentEncoding))
            return body;
        var encodings = contentEncoding.Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = encodings.Length - 1; i >= 0; i--)
        {
            body = encodings[i].ToLowerInvariant() switch
            {
                "gzip" or "x-gzip" =>
                    Checked(
                        body, static tail => new GZipStream(tail, CompressionMode.Decompress),
                        DecompressedStream.CheckGzip),
                "deflate" =>
                    Checked(
                        body, static tail => new ZLibStream(tail, CompressionMode.Decompress),
                        DecompressedStream.CheckNothing),
                "br" =>
                    Checked(
                        body, static tail => new BrotliStream(tail, CompressionMode.Decompress),
                        DecompressedStream.CheckNothing),
                "identity" => body,
                var unknown => throw new ContentDecodingException($"the content encoding '{unknown}' is unknown"),
            };
        }

        return body;
    }

    private static DecompressedStream Checked(
        Stream body, Func<Stream, Stream> open, Func<TailStream, long, bool> isWhole)
    {
        var tail = new TailStream(body);
        return new DecompressedStream(open(tail), tail, isWhole);
    }
}
