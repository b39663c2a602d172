using System.Text;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// Waiting URLs, first in, first out, each stored as its difference from the previous one. The links of a page share
/// most of their text, so a million URLs take a few dozen megabytes. Not thread-safe.
/// </summary>
internal sealed class UrlQueue
{
    /// <summary>
    /// The first block is small, because most hosts of a wide crawl have a page or two. No block is a large object.
    /// </summary>
    private const int SmallestBlock = 128, MaxBlock = 64 << 10;

    // One bit for a seed, two for an address class.
    private const int FlagBits = 3;

    private readonly Queue<byte[]> _blocks = new();
    private byte[] _lastBlock = [];
    private int _writeAt, _readAt;
    private byte[] _written = [], _given = [];
    private QueuedUrl _lastWritten, _lastGiven;

    public int Count { get; private set; }

    public void Enqueue(in QueuedUrl url)
    {
        var text = Encoding.UTF8.GetBytes(url.Url);
        var shared = text.AsSpan().CommonPrefixLength(_written);
        WriteNumber(shared);
        WriteNumber(((long)(text.Length - shared) << FlagBits) | ((long)url.FoundOn << 1) | (url.IsSeed ? 1L : 0));
        // Most links are on the same page as the previous one, a line or two further down.
        WriteNumber(ZigZag(url.Referrer - _lastWritten.Referrer));
        WriteNumber(ZigZag(url.Line - _lastWritten.Line));
        Write(text.AsSpan(shared));
        var label = Encoding.UTF8.GetBytes(url.Text);
        WriteNumber(label.Length);
        Write(label);
        (_written, _lastWritten) = (text, url);
        Count++;
    }

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public QueuedUrl Dequeue()
    {
        if (Count == 0)
            throw new InvalidOperationException("The queue is empty.");
        var shared = (int)ReadNumber();
        var rest = ReadNumber();
        var referrer = _lastGiven.Referrer + UnZigZag(ReadNumber());
        var line = _lastGiven.Line + (int)UnZigZag(ReadNumber());
        var text = new byte[shared + (int)(rest >> FlagBits)];
        _given.AsSpan(0, shared).CopyTo(text);
        Read(text.AsSpan(shared));
        var label = new byte[(int)ReadNumber()];
        Read(label);
        _given = text;
        Count--;
        return _lastGiven = new QueuedUrl(Encoding.UTF8.GetString(text), referrer, line)
        {
            IsSeed = (rest & 1) == 1,
            FoundOn = (AddressClass)((rest >> 1) & 3),
            Text = Encoding.UTF8.GetString(label),
        };
    }

    // Maps small numbers of either sign to small numbers.
    private static long ZigZag(long number) => (number << 1) ^ (number >> 63);

    private static long UnZigZag(long number) => (long)((ulong)number >> 1) ^ -(number & 1);

    // Seven bits in a byte, the lowest first; the eighth bit says that more follow.
    private void WriteNumber(long number)
    {
        var rest = (ulong)number;
        for (; rest > 0x7F; rest >>= 7)
            Write([(byte)(rest | 0x80)]);
        Write([(byte)rest]);
    }

    private long ReadNumber()
    {
        Span<byte> next = stackalloc byte[1];
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            Read(next);
            number |= (ulong)(next[0] & 0x7F) << shift;
            if (next[0] <= 0x7F)
                return (long)number;
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_writeAt == _lastBlock.Length)
            {
                _lastBlock = new byte[Math.Clamp(_lastBlock.Length * 2, SmallestBlock, MaxBlock)];
                _blocks.Enqueue(_lastBlock);
                _writeAt = 0;
            }

            var count = Math.Min(bytes.Length, _lastBlock.Length - _writeAt);
            bytes[..count].CopyTo(_lastBlock.AsSpan(_writeAt));
            _writeAt += count;
            bytes = bytes[count..];
        }
    }

    private void Read(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            var block = _blocks.Peek();
            var count = Math.Min(target.Length, block.Length - _readAt);
            block.AsSpan(_readAt, count).CopyTo(target);
            target = target[count..];
            _readAt += count;
            if (_readAt == block.Length)
            {
                _blocks.Dequeue();
                _readAt = 0;
            }
        }
    }
}
