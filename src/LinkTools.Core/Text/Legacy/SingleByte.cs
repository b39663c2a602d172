using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// Encodings with one byte for each character (Encoding Standard, 9 "Legacy single-byte encodings", and 14.5
/// x-user-defined).
/// </summary>
internal static class SingleByte
{
    /// <summary>
    /// An encoding with the characters of a code page, except <paramref name="corrections"/>: pairs of byte and
    /// character.
    /// </summary>
    public static WebEncoding FromCodePage(
        string name, int codePage, params ReadOnlySpan<(int Byte, char Character)> corrections)
    {
        var table = PlatformTables.ReadUpperHalf(codePage);
        foreach (var (value, character) in corrections)
            table[value - 0x80] = character;
        return Create(name, codePage, table);
    }

    /// <summary>
    /// An encoding with control characters at 0x80 to 0x9F, and <paramref name="characters"/> from 0xA0 on.
    /// </summary>
    public static WebEncoding FromText(string name, int codePage, string characters) =>
        Create(name, codePage, [.. Enumerable.Range(0x80, 0x20).Select(value => (char)value), .. characters]);

    /// <summary>The encoding that maps bytes to the private use area.</summary>
    public static WebEncoding UserDefined() =>
        Create("x-user-defined", 0, [.. Enumerable.Range(0xF780, 0x80).Select(value => (char)value)]);

    private static WebEncoding Create(string name, int codePage, char[] table) =>
        new(name, codePage, () => new Decoder(table), (rune, bytes) =>
    {
        var value = rune.Value < 0x80
            ? rune.Value
            : 0x80 + Array.IndexOf(table, rune.IsBmp && rune != Rune.ReplacementChar ? (char)rune.Value : '\0');
        bytes[0] = (byte)value;
        return value == 0x7F && rune.Value != 0x7F ? 0 : 1;
    });

    private sealed class Decoder(char[] table) : LegacyDecoder
    {
        protected override void Push(byte value, ref CharSink sink) =>
            sink.Add(value < 0x80 ? (char)value : table[value - 0x80]);
    }
}
