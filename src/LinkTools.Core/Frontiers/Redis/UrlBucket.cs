using System.Buffers.Binary;
using System.Globalization;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>How the 64 bits that stand for a URL are written for the scripts.</summary>
internal static class UrlBucket
{
    /// <summary>As many bits as a number of the scripts holds.</summary>
    private const int ValueBits = 52;

    /// <summary>The group of buckets that the URL is kept in.</summary>
    public static string GroupOf(ulong hash) => (hash >> ValueBits).ToString(CultureInfo.InvariantCulture);

    /// <summary>What of the URL stands in its bucket.</summary>
    public static string ValueOf(ulong hash) =>
        (hash & ((1UL << ValueBits) - 1)).ToString(CultureInfo.InvariantCulture);

    /// <summary>All of it, as what a page is known by.</summary>
    public static byte[] BytesOf(ulong hash)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return bytes;
    }

    /// <summary>The reverse of <see cref="BytesOf"/>.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
