using System.Buffers.Binary;
using System.Globalization;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The form in which the scripts get the 64 bits of a URL's hash.</summary>
internal static class UrlBucket
{
    /// <summary>How many bits a number of the scripts has.</summary>
    private const int ValueBits = 52;

    /// <summary>The group of buckets of the URL.</summary>
    public static string GroupOf(ulong hash) => (hash >> ValueBits).ToString(CultureInfo.InvariantCulture);

    /// <summary>The part of the hash that its bucket stores.</summary>
    public static string ValueOf(ulong hash) =>
        (hash & ((1UL << ValueBits) - 1)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The whole hash, by which the page is known.</summary>
    public static byte[] BytesOf(ulong hash)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return bytes;
    }

    /// <summary>The reverse of <see cref="BytesOf"/>.</summary>
    public static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64BigEndian(bytes);
}
