using System.Text;
using LinkTools.Core.Text;

namespace LinkTools.Core.Tests.Text;

/// <summary>What an encoding can write, it can read, at once and byte by byte.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("gb18030", 60_000)]
    [InlineData("GBK", 20_000)]
    [InlineData("Big5", 13_000)]
    [InlineData("EUC-JP", 6_800)]
    [InlineData("ISO-2022-JP", 6_800)]
    [InlineData("Shift_JIS", 7_000)]
    [InlineData("EUC-KR", 17_000)]
    [InlineData("KOI8-R", 256)]
    [InlineData("KOI8-U", 256)]
    [InlineData("windows-1252", 256)]
    [InlineData("windows-1251", 256)]
    [InlineData("ISO-8859-10", 250)]
    [InlineData("ISO-8859-14", 256)]
    [InlineData("ISO-8859-16", 256)]
    [InlineData("x-mac-cyrillic", 256)]
    public void Every_character_comes_back(string name, int least)
    {
        var encoding = (Encoding)EncodingCatalog.Get(name).Clone();
        encoding.EncoderFallback = new EncoderReplacementFallback("");
        var written = 0;
        Span<char> chars = stackalloc char[8];
        for (var value = 0; value <= char.MaxValue; value++)
        {
            if (char.IsSurrogate((char)value))
                continue;
            var text = ((char)value).ToString();
            var bytes = encoding.GetBytes(text);
            if (bytes.Length == 0)
                continue;
            written++;
            var decoder = EncodingCatalog.GetDecoder(name);
            var count = 0;
            foreach (var one in bytes)
                count += decoder.GetChars([one], chars[count..], false);
            count += decoder.GetChars([], chars[count..], true);
            var back = new string(chars[..count]);
            if (!IsFolded(name, (char)value))
                Assert.Equal((name, value, text), (name, value, back));
        }

        Assert.True(written >= least, $"only {written} characters of {name}");
    }

    [Fact]
    public void Characters_beyond_the_first_plane_come_back()
    {
        var encoding = EncodingCatalog.Get("gb18030");
        Assert.Equal("\uD83D\uDE00 \uD840\uDC00", encoding.GetString(encoding.GetBytes("\uD83D\uDE00 \uD840\uDC00")));
    }

    [Fact]
    public void The_Macintoshs_apple_is_the_private_use_character_of_the_standard() =>
        Assert.Equal("\uF8FFΩ", EncodingCatalog.Get("macintosh").GetString([0xF0, 0xBD]));

    [Fact]
    public void Big5_reads_the_Hong_Kong_set_with_its_pairs() =>
        Assert.Equal("\u43F0\u00CA\u0304", EncodingCatalog.Get("Big5").GetString([0x87, 0x40, 0x88, 0x62]));

    [Fact]
    public void An_error_never_swallows_the_ASCII_that_follows()
    {
        foreach (var name in new[] { "gb18030", "Big5", "EUC-JP", "Shift_JIS", "EUC-KR", "UTF-8" })
        {
            var bytes = new byte[] { 0xFF, (byte)'<', (byte)'a', 0x81, (byte)'<', (byte)'>' };
            var text = EncodingCatalog.Get(name).GetString(bytes);
            Assert.True(
                text.EndsWith("<>", StringComparison.Ordinal) && text.Contains("<a", StringComparison.Ordinal),
                $"{name}: {text}");
        }
    }

    // The encoders of the standard write some characters as similar ones, which are read back.
    private static bool IsFolded(string name, char value) => value switch
    {
        '\u00A5' or '\u203E' or '\u2212' => name is "EUC-JP" or "Shift_JIS" or "ISO-2022-JP",
        >= '\uFF61' and <= '\uFF9F' => name == "ISO-2022-JP",
        // Private-use characters to which the 2022 edition gave their own code points; only decoding follows it.
        >= '\uE78D' and <= '\uE864' => name is "gb18030" or "GBK",
        '\u000E' or '\u000F' or '\u001B' => name == "ISO-2022-JP",
        _ => false,
    };
}
