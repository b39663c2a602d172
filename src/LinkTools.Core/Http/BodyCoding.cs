using System.IO.Compression;

namespace LinkTools.Core.Http;

/// <summary>A content coding of a body (RFC 9110, 8.4.1), with its decompressor.</summary>
internal sealed class BodyCoding
{
    // A text that no body ends with by chance, so that it shows whether a body is complete.
    private static readonly byte[] Mark = [.. "LinkTools: the end of a gzip member"u8];

    private BodyCoding(Func<Stream, Stream> open, bool hasProbe = false)
    {
        Open = open;
        ProbeContent = hasProbe ? Mark : [];
        Probe = hasProbe ? Compress(Mark) : [];
    }

    /// <summary>gzip, with one member or several.</summary>
    public static BodyCoding Gzip { get; } =
        new(static stream => new GZipStream(stream, CompressionMode.Decompress), hasProbe: true);

    /// <summary>deflate in the zlib format (RFC 1950), as the standard says.</summary>
    public static BodyCoding Zlib { get; } = new(static stream => new ZLibStream(stream, CompressionMode.Decompress));

    /// <summary>deflate without the zlib format, as some servers send it (RFC 9110, 8.4.1.2).</summary>
    public static BodyCoding RawDeflate { get; } =
        new(static stream => new DeflateStream(stream, CompressionMode.Decompress));

    /// <summary>Brotli (RFC 7932).</summary>
    public static BodyCoding Brotli { get; } =
        new(static stream => new BrotliStream(stream, CompressionMode.Decompress));

    /// <summary>Creates a decompressor over compressed bytes.</summary>
    public Func<Stream, Stream> Open { get; }

    /// <summary>What is appended to a body to see whether it was complete; empty if that is not needed.</summary>
    public byte[] Probe { get; }

    /// <summary>What <see cref="Probe"/> decompresses to.</summary>
    public byte[] ProbeContent { get; }

    /// <summary>True for the first two bytes of the zlib format (RFC 1950, 2.2).</summary>
    public static bool IsZlib(ReadOnlySpan<byte> start) =>
        start.Length < 2 || ((start[0] & 0x0F) == 8 && ((start[0] << 8) | start[1]) % 31 == 0);

    /// <summary>True for the first two bytes of gzip (RFC 1952, 2.3.1).</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1F, 0x8B, ..];

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(content);
        return memory.ToArray();
    }
}
