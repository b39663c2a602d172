using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// Hashes ASCII names without regard to case, one character at a time, so that a scanner can do it as it reads.
/// </summary>
internal static class NameHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint hash, char c) => (hash * 31) + (c | 0x20u);

    public static uint Of(ReadOnlySpan<char> name)
    {
        var hash = 0u;
        foreach (var c in name)
            hash = Add(hash, c);
        return hash;
    }
}

/// <summary>A fixed table from names, compared without regard to ASCII case, to <typeparamref name="T"/>.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly (string Name, T Value)[][] _buckets;
    private readonly int _mask;

    public NameTable(IReadOnlyCollection<(string Name, T Value)> entries)
    {
        // With twelve buckets for each name, most unknown names find an empty bucket and need no comparison.
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)entries.Count * 12) - 1;
        _buckets = new (string, T)[_mask + 1][];
        foreach (var group in entries.GroupBy(entry => Slot(NameHash.Of(entry.Name))))
            _buckets[group.Key] = group.ToArray();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T? Find(ReadOnlySpan<char> name, uint hash)
    {
        var bucket = _buckets[Slot(hash)];
        if (bucket is null)
            return null;
        foreach (var (known, value) in bucket)
        {
            if (IsSame(known, name))
                return value;
        }

        return null;
    }

    // Known names are in lower case.
    private static bool IsSame(string known, ReadOnlySpan<char> name)
    {
        if (known.Length != name.Length)
            return false;
        for (var i = 0; i < known.Length; i++)
        {
            var difference = known[i] ^ name[i];
            if (difference != 0 && (difference != 0x20 || !char.IsAsciiLetterLower(known[i])))
                return false;
        }

        return true;
    }

    private int Slot(uint hash) => (int)(hash ^ (hash >> 15)) & _mask;
}
