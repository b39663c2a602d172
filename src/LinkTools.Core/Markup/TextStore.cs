using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// Stores pieces of text, one after the other, in blocks of characters. A piece needs only its characters, and no
/// object. It is found by the number that <see cref="Add"/> returns, and its length.
/// </summary>
internal sealed class TextStore
{
    private const int Shift = 15, BlockLength = 1 << Shift, FirstLength = 1024;

    private byte[]?[] _blocks = [Blocks.Rent(FirstLength * sizeof(char))];
    private int _block;
    private int _used;

    /// <summary>How many characters there is room for.</summary>
    public long Capacity { get; private set; } = FirstLength;

    public uint Add(ReadOnlySpan<char> text)
    {
        text.CopyTo(Reserve(text.Length));
        return Take(text.Length);
    }

    /// <summary>Reserves room for a piece, which <see cref="Take"/> then adds.</summary>
    public Span<char> Reserve(int length)
    {
        if (length > LengthOf(_block) - _used)
            Grow(length);
        return CharsOf(_block)[_used..];
    }

    /// <summary>Adds the first characters of the last reservation, and returns their number in the store.</summary>
    public uint Take(int length)
    {
        var place = checked((uint)_block * BlockLength) | (uint)_used;
        _used += length;
        // The number cannot express a position after the end of a block of the usual size.
        if (_used >= BlockLength)
            _used = LengthOf(_block);
        return place;
    }

    /// <summary>A piece. Its characters are not moved.</summary>
    public ReadOnlySpan<char> Get(uint place, int length) =>
        length == 0 ? default : CharsOf((int)(place >> Shift)).Slice((int)(place & (BlockLength - 1)), length);

    /// <summary>Frees all memory; the store cannot be used afterwards.</summary>
    public void Release()
    {
        foreach (var block in _blocks)
        {
            // A piece with its own block is left to the garbage collector.
            if (block is { Length: <= Blocks.Length })
                Blocks.Return(block);
        }

        (_blocks, Capacity) = ([], 0);
    }

    private int LengthOf(int block) => _blocks[block]!.Length / sizeof(char);

    // MemoryMarshal.Cast does the same, but is not compiled ahead of time with this assembly.
    private Span<char> CharsOf(int block)
    {
        var bytes = _blocks[block]!;
        return MemoryMarshal.CreateSpan(
            ref Unsafe.As<byte, char>(ref MemoryMarshal.GetArrayDataReference(bytes)), bytes.Length / sizeof(char));
    }

    private void Grow(int length)
    {
        var current = LengthOf(_block);
        if (_block == 0 && current < BlockLength && _used + length <= BlockLength)
        {
            var wanted = Math.Min(BlockLength, Math.Max(current * 4, _used + length));
            var larger = Blocks.Rent(wanted * sizeof(char));
            _blocks[0].AsSpan(0, _used * sizeof(char)).CopyTo(larger);
            Blocks.Return(_blocks[0]!);
            _blocks[0] = larger;
            Capacity += (larger.Length / sizeof(char)) - current;
            return;
        }

        if (++_block == _blocks.Length)
            Array.Resize(ref _blocks, _block * 2);
        _blocks[_block] = length <= BlockLength
            ? Blocks.Rent()
            : GC.AllocateUninitializedArray<byte>(length * sizeof(char));
        _used = 0;
        Capacity += LengthOf(_block);
    }
}
