using System.Text;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// URLs by number, from 1, each stored as its difference from the previous one. Reading one back needs a few dozen
/// steps, and is done only for pages that fail. Not thread-safe.
/// </summary>
internal sealed class UrlLog
{
    /// <summary>One of this number of URLs is stored completely.</summary>
    private const int Stride = 32;

    private const int BlockBytes = 64 << 10;

    private readonly List<byte[]> _blocks = [];
    private readonly List<long> _whole = [];
    private long _end;
    private byte[] _last = [];

    public long Count { get; private set; }

    /// <summary>Adds a URL; returns its number.</summary>
    public long Add(string url)
    {
        var text = Encoding.UTF8.GetBytes(url);
        var shared = Math.Min(text.AsSpan().CommonPrefixLength(_last), ushort.MaxValue);
        if (Count % Stride == 0)
        {
            _whole.Add(_end);
            shared = 0;
        }

        Write((ushort)shared);
        Write((uint)(text.Length - shared));
        foreach (var one in text.AsSpan(shared))
            Write(one);
        _last = text;
        return ++Count;
    }

    /// <summary>The URL with a number.</summary>
    public string this[long number]
    {
        get
        {
            var at = _whole[(int)((number - 1) / Stride)];
            byte[] text = [];
            for (var i = (number - 1) % Stride; i >= 0; i--)
            {
                var shared = Read(ref at) | (Read(ref at) << 8);
                var rest = Read(ref at) | (Read(ref at) << 8) | (Read(ref at) << 16) | (Read(ref at) << 24);
                var next = new byte[shared + rest];
                text.AsSpan(0, shared).CopyTo(next);
                for (var j = shared; j < next.Length; j++)
                    next[j] = Read(ref at);
                text = next;
            }

            return Encoding.UTF8.GetString(text);
        }
    }

    private void Write(ushort number)
    {
        Write((byte)number);
        Write((byte)(number >> 8));
    }

    private void Write(uint number)
    {
        Write((ushort)number);
        Write((ushort)(number >> 16));
    }

    private void Write(byte one)
    {
        if (_end % BlockBytes == 0)
            _blocks.Add(new byte[BlockBytes]);
        _blocks[^1][_end++ % BlockBytes] = one;
    }

    private byte Read(ref long at)
    {
        var one = _blocks[(int)(at / BlockBytes)][at % BlockBytes];
        at++;
        return one;
    }
}
