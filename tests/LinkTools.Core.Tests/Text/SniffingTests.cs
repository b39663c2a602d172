using System.Text;
using System.Text.Json;
using LinkTools.Core.Text;

namespace LinkTools.Core.Tests.Text;

/// <summary>Public suites of encoding sniffing, every case whole and byte by byte.</summary>
public sealed class SniffingTests
{
    [Fact]
    public void Every_page_is_read_in_its_encoding()
    {
        var count = 0;
        foreach (var @case in
            Corpora.ReadJson("encoding/encoding_sniff_cases.json").GetProperty("cases").EnumerateArray())
        {
            var body = @case.GetProperty("bodyBase64").GetBytesFromBase64();
            var contentType = @case.GetProperty("contentType").GetString();
            var expected = @case.GetProperty("encoding").GetString()!;
            var id = @case.GetProperty("id").GetString();
            foreach (var size in new[] { body.Length + 1, 1, 7, 1024 })
                Assert.Equal((id, size, expected), (id, size, Sniff(contentType, body, size).ToLowerInvariant()));
            count++;
        }

        Assert.Equal(93, count);
    }

    [Fact]
    public void Content_type_is_read_as_sloppily_as_browsers_do()
    {
        var cases = Corpora.ReadJson("encoding/content_type_charset_cases.json").GetProperty("cases").EnumerateArray()
            .ToList();
        foreach (var @case in cases)
        {
            var input = @case.GetProperty("input").GetString()!;
            var found = MediaType.Extract(input)?.EncodingName;
            Assert.Equal((input, @case.GetProperty("encoding").GetString()), (input, found));
        }

        Assert.Equal(40, cases.Count);
    }

    [Fact]
    public void Every_label_decodes_its_bytes()
    {
        var cases = Corpora.ReadJson("encoding/decode_cases.json").GetProperty("cases").EnumerateArray().ToList();
        foreach (var @case in cases)
        {
            var label = @case.GetProperty("label").GetString()!;
            var bytes = @case.GetProperty("bytesBase64").GetBytesFromBase64();
            foreach (var size in new[] { bytes.Length, 1 })
                Assert.Equal(
                    (label, @case.GetProperty("text").GetString()),
                    (label, Decode($"text/html; charset={label}", bytes, size)));
        }

        Assert.Equal(41, cases.Count);
    }

    [Theory]
    [InlineData("<p>Grüße</p>", "UTF-8")]
    [InlineData("<p>plain</p>", "windows-1252")]
    public void Without_a_declaration_the_bytes_decide(string text, string expected) =>
        Assert.Equal(expected, Sniff("text/html", Encoding.UTF8.GetBytes(text), 3));

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_windows_1252() =>
        Assert.Equal(
            "<p>Grüße – €</p>",
            Decode("text/html", Encoding.Latin1.GetBytes("<p>Gr\u00FC\u00DFe \u0096 \u0080</p>"), 2));

    private static string Sniff(string? contentType, byte[] body, int size)
    {
        using var decoder = new HtmlDecoder(contentType);
        foreach (var piece in body.Chunk(size))
            decoder.Decode(piece, false);
        decoder.Decode([], true);
        return decoder.EncodingName;
    }

    private static string Decode(string? contentType, byte[] body, int size)
    {
        using var decoder = new HtmlDecoder(contentType);
        var text = new StringBuilder();
        foreach (var piece in body.Chunk(size))
            text.Append(decoder.Decode(piece, false));
        return text.Append(decoder.Decode([], true)).ToString();
    }
}
