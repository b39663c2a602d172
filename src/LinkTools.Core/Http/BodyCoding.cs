using System.IO.Compression;

namespace LinkTools.Core.Http;

/// <summary>A coding that a body can have (RFC 9110, 8.4.1), and what undoes it.</summary>
internal sealed class BodyCoding
{
    // A text that no body ends in by chance, so that it tells a whole body from one that was cut.
    private static readonly byte[] Mark = [.. "LinkTools: the end of a gzip member"u8];

    private BodyCoding(Func<Stream, Stream> open, bool hasProbe = false)
    {
        Open = open;
        ProbeContent = hasProbe ? Mark : [];
        Probe = hasProbe ? Compress(Mark) : [];
    }

    /// <summary>gzip, of one member or several.</summary>
    public static BodyCoding Gzip { get; } =
        new(static stream => new GZipStream(stream, CompressionMode.Decompress), hasProbe: true);

    /// <summary>deflate in the zlib format (RFC 1950), as it should be.</summary>
    public static BodyCoding Zlib { get; } = new(static stream => new ZLibStream(stream, CompressionMode.Decompress));

    /// <summary>deflate without the zlib format around it, as some servers send it (RFC 9110, 8.4.1.2).</summary>
    public static BodyCoding RawDeflate { get; } =
        new(static stream => new DeflateStream(stream, CompressionMode.Decompress));

    /// <summary>Brotli (RFC 7932).</summary>
    public static BodyCoding Brotli { get; } =
        new(static stream => new BrotliStream(stream, CompressionMode.Decompress));

    /// <summary>Makes a decompressor over compressed bytes.</summary>
    public Func<Stream, Stream> Open { get; }

    /// <summary>What is put behind the end of a body to see whether it was whole; empty for no need.</summary>
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
