using System.Buffers.Binary;
using System.Numerics;

namespace LinkTools.Core.Urls;

/// <summary>
/// SipHash-2-4 (Aumasson and Bernstein, 2012): a hash of short texts that cannot be predicted without its key, ten
/// times as fast as a cryptographic digest. Immutable.
/// </summary>
internal sealed class SipHash
{
    /// <summary>The length of a key.</summary>
    public const int KeyBytes = 16;

    private readonly ulong _key0, _key1;

    /// <param name="key"><see cref="KeyBytes"/> bytes.</param>
    public SipHash(ReadOnlySpan<byte> key)
    {
        _key0 = BinaryPrimitives.ReadUInt64LittleEndian(key);
        _key1 = BinaryPrimitives.ReadUInt64LittleEndian(key[8..]);
    }

    public ulong Compute(ReadOnlySpan<byte> message)
    {
        var v0 = _key0 ^ 0x736F6D6570736575;
        var v1 = _key1 ^ 0x646F72616E646F6D;
        var v2 = _key0 ^ 0x6C7967656E657261;
        var v3 = _key1 ^ 0x7465646279746573;
        // The last word has the remaining bytes, and the length in its highest byte.
        var last = (ulong)message.Length << 56;
        for (; message.Length >= 8; message = message[8..])
            Compress(BinaryPrimitives.ReadUInt64LittleEndian(message), ref v0, ref v1, ref v2, ref v3);
        for (var i = 0; i < message.Length; i++)
            last |= (ulong)message[i] << (8 * i);
        Compress(last, ref v0, ref v1, ref v2, ref v3);

        v2 ^= 0xFF;
        for (var i = 0; i < 4; i++)
            Round(ref v0, ref v1, ref v2, ref v3);
        return v0 ^ v1 ^ v2 ^ v3;
    }

    private static void Compress(ulong word, ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v3 ^= word;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= word;
    }

    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v3;
        v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
        v2 = BitOperations.RotateLeft(v2, 32);
    }
}
