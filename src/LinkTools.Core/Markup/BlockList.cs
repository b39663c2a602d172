using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// A list that grows in blocks: its items are not copied, except those in its first block. The size of
/// <typeparamref name="T"/> is a power of two.
/// </summary>
internal sealed class BlockList<T>
    where T : unmanaged
{
    private const int FirstBytes = 1024;

    private byte[]?[] _blocks = [Blocks.Rent(FirstBytes)];

    public int Count { get; private set; }

    /// <summary>How many items there is room for.</summary>
    public int Capacity { get; private set; } = FirstBytes / Unsafe.SizeOf<T>();

    private static int Shift => BitOperations.Log2(Blocks.Length / (uint)Unsafe.SizeOf<T>());

    public ref T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Capacity, nameof(index));
            ref var start = ref MemoryMarshal.GetArrayDataReference(_blocks[index >> Shift]!);
            return ref Unsafe.Add(ref Unsafe.As<byte, T>(ref start), index & ((1 << Shift) - 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in T item)
    {
        if (Count == Capacity)
            Grow();
        this[Count++] = item;
    }

    /// <summary>
    /// Removes the items from <paramref name="count"/> on; their memory is kept until <see cref="Trim"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void CutTo(int count) => Count = count;

    /// <summary>Frees the blocks that are empty.</summary>
    public void Trim()
    {
        var used = Math.Max(1, (Count + (1 << Shift) - 1) >> Shift);
        for (var i = used; i < _blocks.Length; i++)
        {
            if (_blocks[i] is { } block)
                Blocks.Return(block);
            _blocks[i] = null;
        }

        Capacity = Math.Min(Capacity, used << Shift);
    }

    /// <summary>Frees all memory; the list cannot be used afterwards.</summary>
    public void Release()
    {
        foreach (var block in _blocks)
        {
            if (block is not null)
                Blocks.Return(block);
        }

        (_blocks, Count, Capacity) = ([], 0, 0);
    }

    // A page with few links should need little memory, so the first block grows by copying.
    private void Grow()
    {
        ObjectDisposedException.ThrowIf(_blocks.Length == 0, this);
        if (_blocks[0]!.Length < Blocks.Length)
        {
            var larger = Blocks.Rent(_blocks[0]!.Length * 4);
            _blocks[0].AsSpan().CopyTo(larger);
            Blocks.Return(_blocks[0]!);
            _blocks[0] = larger;
            Capacity = larger.Length / Unsafe.SizeOf<T>();
            return;
        }

        var next = Capacity >> Shift;
        if (next == _blocks.Length)
            Array.Resize(ref _blocks, next * 2);
        _blocks[next] = Blocks.Rent();
        Capacity += 1 << Shift;
    }
}
