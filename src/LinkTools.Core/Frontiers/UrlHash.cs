using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// Eight bytes that stand for a URL. Of a million URLs, two share them with a chance of one in thirty million, and
/// nobody can choose URLs that do: it is the start of a cryptographic hash.
/// </summary>
internal static class UrlHash
{
    public static ulong Of(string text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
