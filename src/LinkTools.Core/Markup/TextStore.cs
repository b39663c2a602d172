using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// Keeps pieces of text, one behind the other in blocks of characters: a piece costs its characters and no object. It
/// is found again by the number that <see cref="Add"/> gives, and its length. The first block comes from the shared
/// pool.
/// </summary>
internal sealed class TextStore
{
    /// <summary>Blocks below 85,000 bytes are not kept apart by the runtime: 32,768 characters of two bytes.</summary>
    private const int Shift = 15, BlockLength = 1 << Shift, FirstLength = 1024;

    private char[][] _blocks = [ArrayPool<char>.Shared.Rent(FirstLength)];
    private int _block;
    private int _used;

    /// <summary>Characters there is room for.</summary>
    public long Capacity { get; private set; } = FirstLength;

    public uint Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
        return Take(text.Length);
    }

    /// <summary>Room for a piece to be written, which <see cref="Take"/> then adds.</summary>
    public Span<char> Reserve(int length)
    {
        if (length > _blocks[_block].Length - _used)
            Grow(length);
        return _blocks[_block].AsSpan(_used);
    }

    /// <summary>Adds the first characters of what was reserved last, and gives their number.</summary>
    public uint Take(int length)
    {
        var place = checked((uint)_block * BlockLength) | (uint)_used;
        _used += length;
        // An address has no room for a place behind the end of a block of the usual size.
        if (_used >= BlockLength)
            _used = _blocks[_block].Length;
        return place;
    }

    /// <summary>A piece; its characters stay where they are.</summary>
    public ReadOnlySpan<char> Get(uint place, int length) =>
        length == 0 ? default : _blocks[place >> Shift].AsSpan((int)(place & (BlockLength - 1)), length);

    /// <summary>Gives the first block back: nothing may be asked for any more.</summary>
    public void Release()
    {
        var first = _blocks[0];
        (_blocks, Capacity) = ([], 0);
        ArrayPool<char>.Shared.Return(first);
    }

    private void Grow(int length)
    {
        var current = _blocks[_block].Length;
        if (_block == 0 && current < BlockLength && _used + length <= BlockLength)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Min(BlockLength, Math.Max(current * 4, _used + length)));
            _blocks[0].AsSpan(0, _used).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_blocks[0]);
            _blocks[0] = larger;
            Capacity += larger.Length - current;
            return;
        }

        // A longer piece has a block of its own.
        if (++_block == _blocks.Length)
            Array.Resize(ref _blocks, _block * 2);
        _blocks[_block] = new char[Math.Max(BlockLength, length)];
        _used = 0;
        Capacity += _blocks[_block].Length;
    }
}
