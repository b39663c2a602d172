using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// A pool of memory blocks for pages that need more than most. The next page takes the blocks that one page returns,
/// for any kind of data, so a run of large pages needs no more memory than its largest pages at one time.
/// <see cref="Trim"/> returns the blocks to the runtime.
/// </summary>
internal static class Blocks
{
    /// <summary>The size of a block in bytes, below the size of .NET's large objects.</summary>
    public const int Length = 64 << 10;

    private static readonly Lock Gate = new();
    private static readonly Stack<byte[]> Free = new();

    /// <summary>A block, or a smaller array with at least this number of bytes. Its content is not cleared.</summary>
    public static byte[] Rent(int bytes = Length)
    {
        if (bytes < Length)
            return ArrayPool<byte>.Shared.Rent(bytes);
        lock (Gate)
        {
            if (Free.TryPop(out var block))
                return block;
        }

        return GC.AllocateUninitializedArray<byte>(Length);
    }

    /// <summary>Returns a block that is not used any more.</summary>
    public static void Return(byte[] block)
    {
        if (block.Length < Length)
        {
            ArrayPool<byte>.Shared.Return(block);
            return;
        }

        lock (Gate)
            Free.Push(block);
    }

    /// <summary>Drops all blocks that are not in use. Returns how many bytes these were.</summary>
    public static long Trim()
    {
        lock (Gate)
        {
            var bytes = (long)Length * Free.Count;
            Free.Clear();
            Free.TrimExcess();
            return bytes;
        }
    }
}
