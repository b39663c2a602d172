using System.Buffers;

namespace LinkTools.Core.Markup;

/// <summary>
/// Gives a scanner text that comes in pieces. Only what the scanner could not finish is kept, and it is tried again
/// when it has doubled, so that one long token costs time in proportion to its length, however small the pieces.
/// </summary>
internal sealed class CarryBuffer(IScanner scanner)
{
    /// <summary>The shared pool would keep what is larger for the life of the process.</summary>
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

    /// <summary>Bytes that are held.</summary>
    public long HeldBytes => 2L * _carried.Length;

    /// <summary>Says that nothing follows, and gives the memory back.</summary>
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

/// <summary>Reads text as far as whole tokens go.</summary>
internal interface IScanner
{
    /// <summary>Gives the count of characters that are done with; the rest comes again with more behind it.</summary>
    int Scan(ReadOnlySpan<char> text, bool isFinal);
}
