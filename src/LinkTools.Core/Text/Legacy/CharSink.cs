using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>The output of a decoder: a span, and how much of it is filled.</summary>
internal ref struct CharSink(Span<char> chars)
{
    private readonly Span<char> _chars = chars;

    /// <summary>The number of characters written.</summary>
    public int Count { get; private set; }

    public void Add(char value) => _chars[Count++] = value;

    /// <summary>Adds a code point of an index; 0 stands for no code point, which is an error in the bytes.</summary>
    public void AddCodePoint(int codePoint)
    {
        if (codePoint <= char.MaxValue)
            Add(codePoint == 0 ? '\uFFFD' : (char)codePoint);
        else
            Count += new Rune(codePoint).EncodeToUtf16(_chars[Count..]);
    }

    /// <summary>Adds the ASCII bytes that <paramref name="bytes"/> begins with, and returns their number.</summary>
    public int AddAscii(ReadOnlySpan<byte> bytes)
    {
        Ascii.ToUtf16(bytes, _chars[Count..], out var count);
        Count += count;
        return count;
    }
}
