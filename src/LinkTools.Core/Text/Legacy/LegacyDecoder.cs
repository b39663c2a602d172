using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// A decoder of the Encoding Standard that works byte by byte, with runs of ASCII copied at once. There are never more
/// characters than bytes. An error becomes U+FFFD, and never consumes an ASCII byte that follows.
/// </summary>
internal abstract class LegacyDecoder : Decoder
{
    private const int MaxBytesPending = 3;

    /// <summary>True if the next byte, when it is ASCII, is a character by itself.</summary>
    protected virtual bool IsBetweenCharacters => true;

    /// <summary>Decodes the next byte.</summary>
    protected abstract void Push(byte value, ref CharSink sink);

    /// <summary>Handles the end of the bytes, and resets the state.</summary>
    protected virtual void Finish(ref CharSink sink)
    {
    }

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars, bool flush)
    {
        if (chars.Length < bytes.Length + MaxBytesPending + 1 && CountChars(bytes, flush) > chars.Length)
            throw new ArgumentException("The span is too small for the characters.", nameof(chars));
        var sink = new CharSink(chars);
        while (!bytes.IsEmpty)
        {
            if (bytes[0] < 0x80 && IsBetweenCharacters)
            {
                bytes = bytes[sink.AddAscii(bytes)..];
            }
            else
            {
                Push(bytes[0], ref sink);
                bytes = bytes[1..];
            }
        }

        if (flush)
            Finish(ref sink);
        return sink.Count;
    }

    public sealed override int GetChars(
        byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex, bool flush) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex), flush);

    public sealed override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes, byteIndex, byteCount, chars, charIndex, flush: false);

    public sealed override int GetCharCount(byte[] bytes, int index, int count) =>
        GetCharCount(bytes, index, count, flush: false);

    public sealed override int GetCharCount(byte[] bytes, int index, int count, bool flush) =>
        CountChars(bytes.AsSpan(index, count), flush);

    private int CountChars(ReadOnlySpan<byte> bytes, bool flush)
    {
        var scratch = ArrayPool<char>.Shared.Rent(bytes.Length + MaxBytesPending + 1);
        // The state is only fields, so a copy can decode ahead of this instance.
        var count = ((LegacyDecoder)MemberwiseClone()).GetChars(bytes, scratch, flush);
        ArrayPool<char>.Shared.Return(scratch);
        return count;
    }
}
