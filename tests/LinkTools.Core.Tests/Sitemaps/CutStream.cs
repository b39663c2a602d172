using LinkTools.Core.Streams;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Returns bytes in pieces of one size.</summary>
internal sealed class CutStream(ReadOnlyMemory<byte> bytes, int size) : ReadOnlyStream
{
    private ReadOnlyMemory<byte> _rest = bytes;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = Math.Min(Math.Min(size, buffer.Length), _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return new ValueTask<int>(count);
    }
}
