using System.Buffers;

namespace LinkTools.Core.Urls;

/// <summary>A growing character buffer that starts on the caller's stack and continues in the shared pool.</summary>
internal ref struct UrlText(Span<char> initial)
{
    /// <summary>The shared pool would keep larger arrays for the life of the process.</summary>
    private const int MaxPooled = 64 << 10;

    private Span<char> _buffer = initial;
    private char[]? _rented;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Written => _buffer[..Length];

    public void Append(char value)
    {
        if (Length == _buffer.Length)
            Grow(1);
        _buffer[Length++] = value;
    }

    public void Append(scoped ReadOnlySpan<char> value) => value.CopyTo(Take(value.Length));

    public void AppendLower(scoped ReadOnlySpan<char> ascii)
    {
        var target = Take(ascii.Length);
        for (var i = 0; i < ascii.Length; i++)
            target[i] = char.IsAsciiLetterUpper(ascii[i]) ? (char)(ascii[i] | 0x20) : ascii[i];
    }

    public void AppendNumber(int value)
    {
        Span<char> digits = stackalloc char[11];
        value.TryFormat(digits, out var count, default, System.Globalization.CultureInfo.InvariantCulture);
        Append(digits[..count]);
    }

    public void Insert(int index, scoped ReadOnlySpan<char> value)
    {
        var tail = Length - index;
        Take(value.Length);
        _buffer.Slice(index, tail).CopyTo(_buffer[(index + value.Length)..]);
        value.CopyTo(_buffer[index..]);
    }

    public void Truncate(int length) => Length = length;

    /// <summary>Returns the buffer to the pool. The text cannot be used afterwards.</summary>
    public readonly void Release()
    {
        if (_rented is { Length: <= MaxPooled })
            ArrayPool<char>.Shared.Return(_rented);
    }

    private Span<char> Take(int count)
    {
        if (count > _buffer.Length - Length)
            Grow(count);
        var taken = _buffer.Slice(Length, count);
        Length += count;
        return taken;
    }

    private void Grow(int count)
    {
        var length = Math.Max(Length + count, _buffer.Length * 2);
        var larger = length <= MaxPooled ? ArrayPool<char>.Shared.Rent(length) : new char[length];
        Written.CopyTo(larger);
        Release();
        _buffer = _rented = larger;
    }
}
