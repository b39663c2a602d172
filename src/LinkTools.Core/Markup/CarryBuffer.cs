using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// Feeds a scanner with text that comes in pieces. Only text that the scanner could not finish is kept. It is tried
/// again when it has doubled, so the time for one long token is proportional to its length, however small the pieces
/// are.
/// </summary>
internal sealed class CarryBuffer(IScanner scanner)
{
    /// <summary>The shared pool would keep larger arrays for the life of the process.</summary>
    private const int MaxPooled = 64 << 10;

    private char[] _carried = [];
    private int _length;
    private int _retryAt;

    public void Append(ReadOnlySpan<char> text)
    {
        if (_length == 0)
        {
            Carry(text[scanner.Scan(text, isFinal: false)..]);
            return;
        }

        Reserve(text.Length);
        text.CopyTo(_carried.AsSpan(_length));
        _length += text.Length;
        if (_length < _retryAt)
            return;
        var done = scanner.Scan(_carried.AsSpan(0, _length), isFinal: false);
        _carried.AsSpan(done, _length - done).CopyTo(_carried);
        _length -= done;
        _retryAt = _length * 2;
        if (_length == 0 && _carried.Length > MaxPooled)
            _carried = [];
    }

    /// <summary>The number of bytes that are held.</summary>
    public long HeldBytes => 2L * _carried.Length;

    /// <summary>Says that there is no more text, and frees the memory.</summary>
    public void Complete()
    {
        scanner.Scan(_carried.AsSpan(0, _length), isFinal: true);
        Return(_carried);
        _carried = [];
        _length = 0;
    }

    private void Carry(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_carried);
        _length = text.Length;
        _retryAt = _length * 2;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _carried.Length)
            return;
        var length = Math.Max(_length + more, _carried.Length * 2);
        var larger = length <= MaxPooled ? ArrayPool<char>.Shared.Rent(length) : new char[length];
        _carried.AsSpan(0, _length).CopyTo(larger);
        Return(_carried);
        _carried = larger;
    }

    private static void Return(char[] buffer)
    {
        if (buffer.Length is > 0 and <= MaxPooled)
            ArrayPool<char>.Shared.Return(buffer);
    }
}

/// <summary>Scans text up to the last complete token.</summary>
internal interface IScanner
{
    /// <summary>Returns the number of characters that were handled; the rest is given again, with more text.</summary>
    int Scan(ReadOnlySpan<char> text, bool isFinal);
}
