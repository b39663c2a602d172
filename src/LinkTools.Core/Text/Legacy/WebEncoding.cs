using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// Writes the bytes of a character and returns their number; none if the encoding lacks the character.
/// </summary>
internal delegate int CharacterEncoder(Rune character, Span<byte> bytes);

/// <summary>
/// The same for an encoding that shifts between sets: <paramref name="shift"/> is 0 at the start of a text, and null
/// for a character asks for the bytes that end the text. Bytes may be written for an unknown character, too, because
/// its replacement is ASCII.
/// </summary>
internal delegate int ShiftingEncoder(Rune? character, ref byte shift, Span<byte> bytes, out bool isKnown);

/// <summary>
/// An encoding that decodes and encodes as the Encoding Standard says, without best-fit mappings: for characters that
/// it lacks, it uses the <see cref="Encoding.EncoderFallback"/>.
/// </summary>
internal sealed class WebEncoding(string name, int codePage, Func<Decoder> createDecoder, ShiftingEncoder encode)
    : Encoding(codePage, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
{
    // ISO-2022-JP: an escape sequence, two bytes, and the escape sequence back.
    private const int MaxBytesPerCharacter = 8;

    public WebEncoding(string name, int codePage, Func<Decoder> createDecoder, CharacterEncoder encode)
        : this(name, codePage, createDecoder, (Rune? character, ref byte _, Span<byte> bytes, out bool isKnown) =>
        {
            var count = character is { } rune ? encode(rune, bytes) : 0;
            isKnown = count > 0;
            return count;
        })
    {
    }

    /// <summary>The standard's name, e.g. <c>windows-1252</c>.</summary>
    public override string EncodingName => name;

    public override string WebName => name;

    public override string HeaderName => name;

    public override string BodyName => name;

    public override Decoder GetDecoder() => createDecoder();

    /// <inheritdoc cref="ShiftingEncoder"/>
    public int Encode(Rune? character, ref byte shift, Span<byte> bytes, out bool isKnown) =>
        encode(character, ref shift, bytes, out isKnown);

    public override int GetMaxCharCount(int byteCount) => byteCount + 1;

    public override int GetMaxByteCount(int charCount) =>
        (charCount + 1) * MaxBytesPerCharacter * Math.Max(1, EncoderFallback.MaxCharCount);

    public override int GetCharCount(byte[] bytes, int index, int count) =>
        createDecoder().GetCharCount(bytes, index, count, flush: true);

    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars) =>
        createDecoder().GetChars(bytes, chars, flush: true);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public override int GetByteCount(ReadOnlySpan<char> chars)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(GetMaxByteCount(chars.Length));
        var count = GetBytes(chars, scratch);
        ArrayPool<byte>.Shared.Return(scratch);
        return count;
    }

    public override int GetByteCount(char[] chars, int index, int count) => GetByteCount(chars.AsSpan(index, count));

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        GetBytes(chars.AsSpan(charIndex, charCount), bytes.AsSpan(byteIndex));

    public override int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes)
    {
        var written = 0;
        var index = 0;
        byte shift = 0;
        EncoderFallbackBuffer? fallback = null;
        while (index < chars.Length)
        {
            var isScalar = Rune.DecodeFromUtf16(chars[index..], out var rune, out var length) == OperationStatus.Done;
            if (isScalar && Append(rune, ref shift, bytes, ref written))
            {
                index += length;
                continue;
            }

            fallback ??= EncoderFallback.CreateFallbackBuffer();
            var isSubstituted = length == 2
                ? fallback.Fallback(chars[index], chars[index + 1], index)
                : fallback.Fallback(chars[index], index);
            while (isSubstituted && fallback.GetNextChar() is not '\0' and var substitute)
            {
                if (Rune.TryCreate(substitute, out var known))
                    Append(known, ref shift, bytes, ref written);
            }

            index += length;
        }

        Append(null, ref shift, bytes, ref written);
        return written;
    }

    private bool Append(Rune? rune, ref byte shift, Span<byte> bytes, ref int written)
    {
        Span<byte> character = stackalloc byte[MaxBytesPerCharacter];
        var count = encode(rune, ref shift, character, out var isKnown);
        character[..count].CopyTo(bytes[written..]);
        written += count;
        return isKnown;
    }
}
