using System.IO.Compression;
using System.Text;

namespace LinkTools.TestSite.Hostile;

/// <summary>Faults of bodies.</summary>
internal static class BodyScripts
{
    private const string Html = "200 OK\r\nContent-Type: text/html";
    private static readonly byte[] Noise = [.. Enumerable.Range(0, 4000).Select(n => (byte)(n * 7919 >> 3))];

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        (
            "a byte a second", "Timeout",
            wire => StartAsync(wire, "Content-Length: 5000", () => wire.RepeatAsync("a", 1000))),
        (
            "shorter than its content length", "ConnectionReset",
            wire => wire.SendAsync($"HTTP/1.1 {Html}\r\nContent-Length: 5000\r\n\r\n{Wire.GoodPage}")),
        (
            "longer than its content length", null,
            wire =>
            wire.SendAsync(
                $"HTTP/1.1 {Html}\r\nContent-Length: {Wire.GoodPage.Length}\r\nConnection: "
                + $"close\r\n\r\n{Wire.GoodPage}and more")),
        (
            "chunk sizes that are no numbers", "InvalidResponse",
            wire =>
            StartAsync(wire, "Transfer-Encoding: chunked", () => wire.SendAsync("5\r\nhello\r\nzz\r\nwhat\r\n"))),
        (
            "chunks without end", "PageTooLarge",
            wire =>
            StartAsync(
                wire, "Transfer-Encoding: chunked", () => wire.RepeatAsync($"4000\r\n{new string('c', 0x4000)}\r\n"))),
        (
            "closed in the body", "ConnectionReset",
            wire => StartAsync(wire, "Transfer-Encoding: chunked", () => wire.SendAsync("20\r\nhalf of it"))),
        ("reset in the body", "ConnectionReset", wire => StartAsync(wire, "Content-Length: 5000", async () =>
        {
            await wire.SendAsync("half");
            await Task.Delay(50, wire.Stop);
            wire.Reset();
        })),
        ("a 204 with a body", null, wire => wire.RespondAsync("204 No Content")),
        ("a 304 with a body", "HttpStatus", wire => wire.RespondAsync("304 Not Modified")),
        ("a gzip bomb", "PageTooLarge", wire => StartAsync(wire, "Content-Encoding: gzip", () => SendBombAsync(wire))),
        (
            "gzip cut short", "ContentDecoding",
            wire =>
            wire.RespondAsync(
                $"{Html}\r\nContent-Encoding: gzip",
                Compress(static stream => new GZipStream(stream, CompressionLevel.Optimal))[..^20])),
        ("gzip that is not gzip", "ContentDecoding", wire => wire.RespondAsync($"{Html}\r\nContent-Encoding: gzip")),
        (
            "Brotli that is not Brotli", "ContentDecoding",
            wire => wire.RespondAsync($"{Html}\r\nContent-Encoding: br", Noise)),
        (
            "deflate that is not deflate", "ContentDecoding",
            wire => wire.RespondAsync($"{Html}\r\nContent-Encoding: deflate", Noise)),
        ("an encoding nobody knows", null, wire => wire.RespondAsync($"{Html}\r\nContent-Encoding: rot13")),
        (
            "an endless body", "PageTooLarge",
            wire => StartAsync(wire, "Connection: close", () => wire.RepeatAsync(new byte[16 << 10]))),
        (
            "NUL bytes and noise as HTML", null,
            wire => wire.RespondAsync(Html, [.. new byte[500], .. Noise, .. Encoding.ASCII.GetBytes(Wire.GoodPage)])),
        (
            "a charset that does not exist", null,
            wire => wire.RespondAsync("200 OK\r\nContent-Type: text/html; charset=klingon")),
        (
            "charsets that contradict each other", null,
            wire =>
            wire.RespondAsync(
                "200 OK\r\nContent-Type: text/html; charset=utf-8", $"<meta charset=utf-16>{Wire.GoodPage}")),
    ];

    private static async Task StartAsync(Wire wire, string header, Func<Task> body)
    {
        await wire.SendAsync($"HTTP/1.1 {Html}\r\n{header}\r\n\r\n");
        await body();
    }

    /// <summary>
    /// Ten megabytes that decompress to ten gigabytes: the same compressed block of zeros again and again.
    /// </summary>
    private static async Task SendBombAsync(Wire wire)
    {
        byte[] block;
        using (var memory = new MemoryStream())
        {
            // A block flushed on its own can follow any other: DEFLATE streams concatenate at byte boundaries.
            using var deflate = new DeflateStream(memory, CompressionLevel.SmallestSize);
            deflate.Write(new byte[1 << 20]);
            deflate.Flush();
            block = memory.ToArray();
        }

        await wire.SendAsync(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255 });
        for (var i = 0; i < 10_000; i++)
            await wire.SendAsync(block);
    }

    private static byte[] Compress(Func<Stream, Stream> open)
    {
        using var memory = new MemoryStream();
        using (var stream = open(memory))
            stream.Write(
                Encoding.ASCII.GetBytes(
                    string.Concat(Enumerable.Range(0, 500).Select(n => $"<a href=/{n}>{n * 7919}</a>"))));
        return memory.ToArray();
    }
}
