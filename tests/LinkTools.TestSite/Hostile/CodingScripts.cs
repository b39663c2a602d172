using System.IO.Compression;
using System.Text;

namespace LinkTools.TestSite.Hostile;

/// <summary>Codings that are too many, cut off, or written wrongly.</summary>
internal static class CodingScripts
{
    private const string Html = "200 OK\r\nContent-Type: text/html\r\n";

    private static readonly byte[] Page = Encoding.ASCII.GetBytes(Wire.GoodPage);
    private static readonly byte[] LongPage = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(0, 3000).Select(n => $"<a href=/{n}>{n * 7919}</a>")));

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        .. new[] { "br", "gzip", "deflate" }.Select(coding =>
            ($"{coding} thousands of times", (string?)"ContentDecoding",
                Coded(Repeat(coding, 60_000 / (coding.Length + 1)), Page))),
        ("gzip four thousand times", "ContentDecoding", Coded(Repeat("gzip", 4_000), Page)),
        ("gzip in six headers", "ContentDecoding", wire => wire.RespondAsync(
            Html + string.Join("\r\n", Enumerable.Repeat("Content-Encoding: gzip", 6)), Page)),
        ("gzip six times for the way", "ContentDecoding", wire => wire.RespondAsync(
            $"{Html}Transfer-Encoding: {Repeat("gzip", 6)}, chunked")),
        ("gzip cut at three quarters", "ContentDecoding", Coded("gzip", Cut(Gzip(LongPage)))),
        ("deflate cut at three quarters", "ContentDecoding", Coded("deflate", Cut(Zlib(LongPage)))),
        ("deflate without zlib cut at three quarters", "ContentDecoding", Coded("deflate", Cut(Raw(LongPage)))),
        ("Brotli cut at three quarters", "ContentDecoding", Coded("br", Cut(Brotli(LongPage)))),
        ("gzip cut in its checksum", "ContentDecoding", Coded("gzip", Gzip(LongPage)[..^7])),
        ("gzip cut in its second member", "ContentDecoding", Coded("gzip", [.. Gzip(Page), .. Cut(Gzip(LongPage))])),
        ("gzip in gzip, the inner one cut", "ContentDecoding", Coded("gzip, gzip", Gzip(Cut(Gzip(LongPage))))),
        ("gzip for the way, cut", "ContentDecoding", wire => ChunkAsync(wire, Cut(Gzip(LongPage)))),
        ("a coding that is registered and not read", "ContentDecoding", Coded("zstd", Page)),
        ("a coding for the way that nobody knows", "ContentDecoding", wire => wire.SendAsync(
            $"HTTP/1.1 {Html}Transfer-Encoding: rot13\r\n\r\n{Wire.GoodPage}")),
        ("gzip of two members", null, Coded("gzip", [.. Gzip(Page), .. Gzip(Page)])),
        ("gzip with zeros behind", null, Coded("gzip", [.. Gzip(Page), .. new byte[512]])),
        ("gzip with a note behind", null, Coded("gzip", [.. Gzip(Page), .. "<!-- cached -->"u8])),
        ("deflate without zlib", null, Coded("deflate", Raw(Page))),
        ("a coding called none", null, Coded("none", Page)),
        ("a charset as a coding", null, Coded("utf-8", Page)),
        ("gzip that is not named", null, wire => wire.RespondAsync(Html.TrimEnd(), Gzip(Page))),
        ("gzip for the way", null, wire => ChunkAsync(wire, Gzip(Page))),
        ("names of no coding by the thousand", "ContentDecoding", Coded(Repeat("none", 10_000), Page)),
        ("no coding, a thousand times", null, Coded(Repeat("identity", 1_000), Page)),
        ("gzip between names of no coding", null, Coded("identity, gzip, utf-8", Gzip(Page))),
        ("gzip in capitals", null, Coded("GZIP", Gzip(Page))),
        ("gzip by its old name", null, Coded("x-gzip", Gzip(Page))),
        ("gzip with a parameter", null, Coded("gzip;q=1.0", Gzip(Page))),
        ("a coding without a name", null, Coded("", Page)),
        ("gzip of nothing", null, Coded("gzip", Gzip([]))),
        ("gzip with a wrong checksum", "ContentDecoding", Coded("gzip", Spoil(Gzip(LongPage), 8))),
        ("deflate with a wrong checksum", "ContentDecoding", Coded("deflate", Spoil(Zlib(LongPage), 4))),
        ("gzip whose header is all there is", "ContentDecoding", Coded("gzip", Gzip(Page)[..10])),
        ("deflate cut in its checksum", "ContentDecoding", Coded("deflate", Zlib(LongPage)[..^2])),
        ("Brotli without its last byte", "ContentDecoding", Coded("br", Brotli(LongPage)[..^1])),
        ("Brotli with a note behind", null, Coded("br", [.. Brotli(Page), .. "<!-- cached -->"u8])),
        ("Brotli in gzip, the inner one cut", "ContentDecoding", Coded("br, gzip", Gzip(Cut(Brotli(LongPage))))),
        ("a body of no byte as gzip", null, Coded("gzip", [])),
        ("zstd for the way", "ContentDecoding", wire => wire.SendAsync(
            $"HTTP/1.1 {Html}Transfer-Encoding: zstd, chunked\r\n\r\n4\r\n(\xB5/\xFD\r\n0\r\n\r\n")),
    ];

    private static Func<Wire, Task> Coded(string codings, byte[] body) =>
        wire => wire.RespondAsync($"{Html}Content-Encoding: {codings}", body);

    private static async Task ChunkAsync(Wire wire, byte[] body)
    {
        await wire.SendAsync($"HTTP/1.1 {Html}Transfer-Encoding: gzip, chunked\r\n\r\n{body.Length:x}\r\n");
        await wire.SendAsync(body);
        await wire.SendAsync("\r\n0\r\n\r\n");
    }

    private static string Repeat(string coding, int times) => string.Join(',', Enumerable.Repeat(coding, times));

    private static byte[] Cut(byte[] body) => body[..(body.Length * 3 / 4)];

    /// <summary>Changes the byte this far before the end.</summary>
    private static byte[] Spoil(byte[] body, int fromEnd)
    {
        body[^fromEnd] ^= 0x55;
        return body;
    }

    private static byte[] Gzip(byte[] body) =>
        Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal));

    private static byte[] Zlib(byte[] body) =>
        Compress(body, stream => new ZLibStream(stream, CompressionLevel.Optimal));

    private static byte[] Raw(byte[] body) =>
        Compress(body, stream => new DeflateStream(stream, CompressionLevel.Optimal));

    private static byte[] Brotli(byte[] body) =>
        Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal));

    private static byte[] Compress(byte[] body, Func<Stream, Stream> open)
    {
        using var memory = new MemoryStream();
        using (var stream = open(memory))
            stream.Write(body);
        return memory.ToArray();
    }
}
