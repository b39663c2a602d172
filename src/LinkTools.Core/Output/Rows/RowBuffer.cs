using System.Buffers;
using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>The bytes of rows, in an array of the shared pool that grows. Not thread-safe.</summary>
internal sealed class RowBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstBytes = 16 << 10;

    /// <summary>How many characters are encoded at once, with room for the most bytes that they may need.</summary>
    private const int CharsAtOnce = 8 << 10;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(FirstBytes);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    /// <summary>Drops the bytes from <paramref name="length"/> on.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Returns the bytes with their array, and continues with a new one.</summary>
    public byte[] Take()
    {
        var taken = _bytes;
        (_bytes, Length) = (ArrayPool<byte>.Shared.Rent(FirstBytes), 0);
        return taken;
    }

    public void Add(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        _bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Adds text as UTF-8; a lone surrogate becomes U+FFFD, as with StreamWriter.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        while (text.Length > CharsAtOnce)
        {
            // A surrogate pair must not be split.
            var part = char.IsHighSurrogate(text[CharsAtOnce - 1]) ? CharsAtOnce - 1 : CharsAtOnce;
            Encode(text[..part]);
            text = text[part..];
        }

        Encode(text);
    }

    /// <summary>Adds a value in the format of the culture.</summary>
    public void AddFormatted<T>(T value, ReadOnlySpan<char> format, IFormatProvider culture)
        where T : IUtf8SpanFormattable
    {
        int written;
        while (!value.TryFormat(_bytes.AsSpan(Length), out written, format, culture))
            Grow(_bytes.Length - Length + 1);
        Length += written;
    }

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(Length);
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        Ensure(text.Length * 3);
        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    private void Ensure(int room)
    {
        if (_bytes.Length - Length < room)
            Grow(room);
    }

    private void Grow(int room)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + room));
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
