using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// A list that grows by blocks: what is in it is never copied, and no block is so large that the runtime keeps it
/// apart from other memory. The first block, which is all that most pages need, comes from the shared pool.
/// </summary>
internal sealed class BlockList<T>
    where T : struct
{
    private const int Shift = 10, BlockLength = 1 << Shift, FirstLength = 64;

    private T[][] _blocks = [ArrayPool<T>.Shared.Rent(FirstLength)];

    public int Count { get; private set; }

    /// <summary>How many there is room for.</summary>
    public int Capacity { get; private set; } = FirstLength;

    public ref T this[int index] => ref _blocks[index >> Shift][index & (BlockLength - 1)];

    public void Add(in T item)
    {
        if (Count == Capacity)
            Grow();
        _blocks[Count >> Shift][Count & (BlockLength - 1)] = item;
        Count++;
    }

    /// <summary>Forgets the items from <paramref name="count"/> on.</summary>
    public void CutTo(int count)
    {
        if (count >= Count)
            return;
        Count = count;
        var blocks = Math.Max(1, (count + BlockLength - 1) >> Shift);
        Array.Clear(_blocks, blocks, _blocks.Length - blocks);
        Capacity = Math.Min(Capacity, blocks << Shift);
    }

    /// <summary>Gives the first block back: nothing may be asked for any more.</summary>
    public void Release()
    {
        var first = _blocks[0];
        (_blocks, Count, Capacity) = ([], 0, 0);
        ArrayPool<T>.Shared.Return(first);
    }

    // A page with few links is to cost little: the first block grows by doubling.
    private void Grow()
    {
        if (Capacity < BlockLength)
        {
            Capacity *= 4;
            var larger = ArrayPool<T>.Shared.Rent(Capacity);
            _blocks[0].AsSpan(0, Count).CopyTo(larger);
            ArrayPool<T>.Shared.Return(_blocks[0]);
            _blocks[0] = larger;
            return;
        }

        var block = Capacity >> Shift;
        if (block == _blocks.Length)
            Array.Resize(ref _blocks, block * 2);
        _blocks[block] = new T[BlockLength];
        Capacity += BlockLength;
    }
}
