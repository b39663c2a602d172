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
    private readonly Entry?[] _buckets;
    private readonly int _mask;

    /// <param name="names">The names, in lower case.</param>
    /// <param name="valueOf">The value of a name, by its index in <paramref name="names"/>.</param>
    public NameTable(string[] names, Func<int, T> valueOf)
    {
        // With twelve buckets for each name, most unknown names find an empty bucket and need no comparison.
        _mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)names.Length * 12) - 1;
        _buckets = new Entry?[_mask + 1];
        for (var i = 0; i < names.Length; i++)
        {
            ref var bucket = ref _buckets[Slot(NameHash.Of(names[i]))];
            bucket = new Entry(names[i], valueOf(i), bucket);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T? Find(ReadOnlySpan<char> name, uint hash)
    {
        for (var entry = _buckets[Slot(hash)]; entry is not null; entry = entry.Next)
        {
            if (IsSame(entry.Name, name))
                return entry.Value;
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

    private sealed class Entry(string name, T value, Entry? next)
    {
        public string Name { get; } = name;

        public T Value { get; } = value;

        public Entry? Next { get; } = next;
    }
}
