using System.IO.Compression;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Finds the end of the content of a gzip file, and whether the file is complete. A decompressor reports no error for a
/// file that was cut off. So it gets one more member, the probe, whose content it can return only after a complete
/// file.
/// </summary>
internal static class ProbedGzip
{
    private static readonly byte[] Mark = [.. "LinkTools: behind the last row"u8];

    /// <summary>The last bytes of the content, at most <paramref name="count"/>.</summary>
    /// <exception cref="InvalidDataException">It is not a complete gzip file.</exception>
    public static byte[] ReadEnd(Stream file, int count)
    {
        using var unpacked = new GZipStream(new ProbedStream(file, Compress(Mark)), CompressionMode.Decompress);
        var buffer = new byte[64 << 10];
        var last = Array.Empty<byte>();
        for (int read; (read = unpacked.Read(buffer)) > 0;)
        {
            byte[] known = [.. last, .. buffer.AsSpan(0, read)];
            last = known[Math.Max(0, known.Length - count - Mark.Length)..];
        }

        return last.AsSpan().EndsWith(Mark)
            ? last[..^Mark.Length]
            : throw new InvalidDataException("It was cut off");
    }

    private static byte[] Compress(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
            gzip.Write(content);
        return memory.ToArray();
    }

    private sealed class ProbedStream(Stream file, byte[] probe) : Stream
    {
        private int _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (file.Read(buffer, offset, count) is > 0 and var read)
                return read;
            var rest = Math.Min(count, probe.Length - _given);
            probe.AsSpan(_given, rest).CopyTo(buffer.AsSpan(offset));
            _given += rest;
            return rest;
        }

        public override void Flush()
        {
            // Nothing is ever written, so there is nothing to flush.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
