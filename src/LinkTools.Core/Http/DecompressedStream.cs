using System.Buffers.Binary;
using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>A decompressor's output, checked at its end against what the compressed form says.</summary>
internal sealed class DecompressedStream(
    Stream decompressor, TailStream compressed, Func<TailStream, long, bool> isWhole) : ReadOnlyStream
{
    private long _length;

    /// <summary>A gzip member ends in the length of its content modulo 2^32 (RFC 1952, 2.3.1).</summary>
    public static bool CheckGzip(TailStream compressed, long length) =>
        compressed.Length64 >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(compressed.Tail[4..]) == (uint)length;

    /// <summary>zlib and Brotli streams do not say how long their content is.</summary>
    public static bool CheckNothing(TailStream compressed, long length) => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await decompressor.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            throw new ContentDecodingException("the compressed body is damaged", exception);
        }

        _length += read;
        if (read == 0 && buffer.Length > 0 && compressed.Length64 > 0 && !isWhole(compressed, _length))
            throw new ContentDecodingException("the compressed body is cut short");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            decompressor.Dispose();
        base.Dispose(disposing);
    }
}
