using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// Blocks of memory for pages that need more than most: what one page gives back the next one takes, whatever it keeps
/// in them, so that a run of large pages needs no more than its largest at once. Given back to the runtime by
/// <see cref="Trim"/>.
/// </summary>
internal static class Blocks
{
    /// <summary>A block's bytes: below the size from which the runtime keeps arrays apart.</summary>
    public const int Length = 64 << 10;

    private static readonly Lock Gate = new();
    private static readonly Stack<byte[]> Free = new();

    /// <summary>A block, or a smaller one of at least so many bytes. What is in it is not cleared.</summary>
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

    /// <summary>Gives a block back that nobody uses any more.</summary>
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

    /// <summary>Keeps no block that is not in use. Gives back how many bytes that were.</summary>
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
