using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>The parts of replies. Every text has one byte in each character.</summary>
internal static class ReplyParts
{
    public static readonly byte[] Page = Encoding.ASCII.GetBytes(
        "<!DOCTYPE html><title>t</title>"
            + string.Concat(Enumerable.Range(0, 40).Select(n => $"<a href=/{n * 7919 % 1009}>{n}</a>")));

    public static readonly (string Name, string Text)[] Statuses =
    [
        (Reply.Usual, "HTTP/1.1 200 OK\r\n"),
        ("HTTP/1.0", "HTTP/1.0 200 OK\r\n"),
        ("no reason", "HTTP/1.1 200\r\n"),
        ("an empty reason", "HTTP/1.1 200 \r\n"),
        ("a reason in Latin-1", "HTTP/1.1 200 tr\xE8s bien\r\n"),
        ("a reason with a tab", "HTTP/1.1 200 O\tK\r\n"),
        ("a reason with NUL", "HTTP/1.1 200 O\0K\r\n"),
        ("a reason with CR", "HTTP/1.1 200 O\rK\r\n"),
        ("HTTP/1.2", "HTTP/1.2 200 OK\r\n"),
        ("HTTP/2 in clear", "HTTP/2 200 OK\r\n"),
        ("HTTP/3.0 in clear", "HTTP/3.0 200 OK\r\n"),
        ("HTTP in small letters", "http/1.1 200 OK\r\n"),
        ("a status of four digits", "HTTP/1.1 2000 OK\r\n"),
        ("a status of two digits", "HTTP/1.1 20 OK\r\n"),
        ("a status with a letter", "HTTP/1.1 2x0 OK\r\n"),
        ("two spaces before the status", "HTTP/1.1  200 OK\r\n"),
        ("a tab before the status", "HTTP/1.1\t200 OK\r\n"),
        ("status 099", "HTTP/1.1 099 Low\r\n"),
        ("status 299", "HTTP/1.1 299 Odd\r\n"),
        ("status 404", "HTTP/1.1 404 Not Found\r\n"),
        ("status 599", "HTTP/1.1 599 Far\r\n"),
        ("status 204 with a body", "HTTP/1.1 204 No Content\r\n"),
        ("status 205 with a body", "HTTP/1.1 205 Reset Content\r\n"),
        ("status 304 with a body", "HTTP/1.1 304 Not Modified\r\n"),
        ("a line end of LF", "HTTP/1.1 200 OK\n"),
        ("an empty line first", "\r\nHTTP/1.1 200 OK\r\n"),
        ("100 first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n"),
        ("103 first", "HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\nHTTP/1.1 200 OK\r\n"),
        ("ICY", "ICY 200 OK\r\n"),
        ("no HTTP at all", "220 mail.example ESMTP\r\n"),
    ];

    public static readonly (string Name, string Text)[] Headers =
    [
        (Reply.Usual, ""),
        ("a folded header", "X-Fold: one\r\n two\r\n"),
        ("a folded header with a tab", "X-Fold: one\r\n\ttwo\r\n"),
        ("a header that begins with a space", " X-Lead: one\r\n"),
        ("a space before the colon", "X-Space : one\r\n"),
        ("no colon", "X-None one\r\n"),
        ("no name", ": one\r\n"),
        ("no value", "X-Empty:\r\n"),
        ("CR in a value", "X-CR: one\rtwo\r\n"),
        ("NUL in a value", "X-NUL: one\0two\r\n"),
        ("NUL in a name", "X-\0: one\r\n"),
        ("a control character in a value", "X-ESC: \x1B[31m\r\n"),
        ("bytes outside ASCII in a value", "X-Latin: \xE9\xFF\r\n"),
        ("bytes outside ASCII in a name", "X-\xE9: one\r\n"),
        ("a name with a slash", "X/Y: one\r\n"),
        ("a line end of LF in a header", "X-LF: one\n"),
        ("a value of 30,000 bytes", $"X-Long: {new string('x', 30_000)}\r\n"),
        ("300 headers", string.Concat(Enumerable.Range(0, 300).Select(n => $"X-{n}: {n}\r\n"))),
        ("the same header often", string.Concat(Enumerable.Repeat("X-Same: one\r\n", 50))),
        ("cookies that make no sense", "Set-Cookie: \r\nSet-Cookie: =\r\nSet-Cookie: a=b; expires=never; path=x\r\n"),
    ];

    /// <summary>Each makes headers, and the body as it is sent.</summary>
    public static readonly (string Name, Func<byte[], (string Headers, byte[] Body)> Frame)[] Framings =
    [
        (Reply.Usual, body => ($"Content-Length: {body.Length}\r\n", body)),
        ("until the connection ends", body => ("", body)),
        ("a length that is too small", body => ($"Content-Length: {body.Length - 9}\r\n", body)),
        ("a length that is too large", body => ($"Content-Length: {body.Length + 9}\r\n", body)),
        ("a length of nothing", body => ("Content-Length: 0\r\n", body)),
        ("an empty length", body => ("Content-Length: \r\n", body)),
        ("a negative length", body => ("Content-Length: -1\r\n", body)),
        ("a length with a plus", body => ($"Content-Length: +{body.Length}\r\n", body)),
        ("a hexadecimal length", body => ($"Content-Length: 0x{body.Length:x}\r\n", body)),
        ("a length in bare hexadecimal", body => ("Content-Length: 4f\r\n", body)),
        ("a length with zeros in front", body => ($"Content-Length: 000{body.Length}\r\n", body)),
        ("a length with a point", body => ($"Content-Length: {body.Length}.0\r\n", body)),
        ("a length with a space inside", body => ($"Content-Length: {Split(body.Length)}\r\n", body)),
        ("a length with spaces around", body => ($"Content-Length:   {body.Length}  \r\n", body)),
        ("a length beyond 63 bits", body => ("Content-Length: 9223372036854775808\r\n", body)),
        ("a length beyond 64 bits", body => ("Content-Length: 18446744073709551617\r\n", body)),
        ("a list of equal lengths", body => ($"Content-Length: {body.Length}, {body.Length}\r\n", body)),
        ("a list of equal lengths, more behind", body =>
            ($"Content-Length: {body.Length}, {body.Length}\r\n", [.. body, .. "more"u8])),
        ("a list of equal lengths, cut short", body =>
            ($"Content-Length: {body.Length}, {body.Length}\r\n", body[..^5])),
        ("a list of different lengths", body => ($"Content-Length: {body.Length}, 99\r\n", body)),
        ("a list with a comma at its end", body => ($"Content-Length: {body.Length},\r\n", body)),
        ("two equal lengths", body => (Twice($"Content-Length: {body.Length}\r\n"), body)),
        ("two different lengths", body => ($"Content-Length: {body.Length}\r\nContent-Length: 9\r\n", body)),
        ("chunked", body => ("Transfer-Encoding: chunked\r\n", Chunk(body))),
        ("chunked in capitals", body => ("TRANSFER-ENCODING: CHUNKED\r\n", Chunk(body))),
        ("chunked with extensions", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, extension: ";a=b;c=\"d\""))),
        ("chunked with a space behind the size", body =>
            ("Transfer-Encoding: chunked\r\n", Chunk(body, extension: " "))),
        ("chunked with trailers", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, trailer: "X-T: t\r\n"))),
        ("chunked with zeros in front", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, format: "x8"))),
        ("chunked in capital digits", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, format: "X"))),
        ("chunked with 0x", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, prefix: "0x"))),
        ("chunked with a minus", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, prefix: "-"))),
        ("chunked with a plus", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, prefix: "+"))),
        ("chunked with a size beyond 64 bits", body =>
            ("Transfer-Encoding: chunked\r\n", Chunk(body, prefix: "1" + new string('0', 16)))),
        ("chunked with LF alone", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, lineEnd: "\n"))),
        ("chunked with nothing behind the data", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, behind: ""))),
        ("chunked with data behind the data", body =>
            ("Transfer-Encoding: chunked\r\n", Chunk(body, behind: "xx\r\n"))),
        ("chunked without its last chunk", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, last: ""))),
        ("chunked without its last line end", body => ("Transfer-Encoding: chunked\r\n", Chunk(body, isClosed: false))),
        ("chunked in name alone", body => ("Transfer-Encoding: chunked\r\n", body)),
        ("chunked and a right length", body =>
            ($"Transfer-Encoding: chunked\r\nContent-Length: {Chunk(body).Length}\r\n", Chunk(body))),
        ("chunked and a wrong length", body => ("Content-Length: 7\r\nTransfer-Encoding: chunked\r\n", Chunk(body))),
        ("chunked twice in one line", body => ("Transfer-Encoding: chunked, chunked\r\n", Chunk(body))),
        ("chunked twice in two lines", body => (Twice("Transfer-Encoding: chunked\r\n"), Chunk(body))),
        ("chunked, then gzip", body => ("Transfer-Encoding: chunked, gzip\r\n", Gzip(Chunk(body)))),
        ("gzip, then chunked", body => ("Transfer-Encoding: gzip, chunked\r\n", Chunk(Gzip(body)))),
        ("deflate, then chunked", body => ("Transfer-Encoding: deflate, chunked\r\n", Chunk(Zlib(body)))),
        ("gzip, then chunked, in two lines", body =>
            ("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", Chunk(Gzip(body)))),
        ("gzip cut short, then chunked", body => ("Transfer-Encoding: gzip, chunked\r\n", Chunk(Gzip(body)[..^30]))),
        ("gzip for the way", body => ("Transfer-Encoding: gzip\r\n", Gzip(body))),
        ("gzip for the way and a length", body =>
            ($"Transfer-Encoding: gzip\r\nContent-Length: {Gzip(body).Length}\r\n", Gzip(body))),
        ("identity for the way", body => ("Transfer-Encoding: identity\r\n", body)),
        ("a coding for the way that nobody knows", body => ("Transfer-Encoding: rot13\r\n", body)),
        ("an empty coding for the way", body => ($"Transfer-Encoding: \r\nContent-Length: {body.Length}\r\n", body)),
    ];

    /// <summary>Each makes a header and the coded body.</summary>
    public static readonly (string Name, string Header, Func<byte[], byte[]> Code)[] Codings =
    [
        (Reply.Usual, "", body => body),
        ("gzip", "gzip", Gzip),
        ("x-gzip", "x-gzip", Gzip),
        ("GZIP in capitals", "GZIP", Gzip),
        ("deflate", "deflate", Zlib),
        ("deflate without zlib", "deflate", Raw),
        ("br", "br", Brotli),
        ("gzip, then gzip", "gzip, gzip", body => Gzip(Gzip(body))),
        ("gzip, then br", "gzip, br", body => Brotli(Gzip(body))),
        ("deflate, then gzip", "deflate, gzip", body => Gzip(Zlib(body))),
        ("gzip five times", "gzip, gzip, gzip, gzip, gzip", body => Gzip(Gzip(Gzip(Gzip(Gzip(body)))))),
        ("gzip six times", "gzip, gzip, gzip, gzip, gzip, gzip", body => Gzip(Gzip(Gzip(Gzip(Gzip(Gzip(body))))))),
        ("gzip and identity", "gzip, identity", Gzip),
        ("gzip between empty names", ", gzip,, ", Gzip),
        ("gzip in two members", "gzip", body => [.. Gzip(body[..100]), .. Gzip(body[100..])]),
        ("gzip with an empty member", "gzip", body => [.. Gzip(body), .. Gzip([])]),
        ("gzip with zeros behind", "gzip", body => [.. Gzip(body), .. new byte[20]]),
        ("gzip with text behind", "gzip", body => [.. Gzip(body), .. "and a text of more than twenty bytes"u8]),
        ("gzip with a name inside", "gzip", body => Named(Gzip(body))),
        ("gzip with a wrong checksum", "gzip", body => Flip(Gzip(body), 8)),
        ("gzip with a wrong length", "gzip", body => Flip(Gzip(body), 4)),
        ("gzip of nothing", "gzip", _ => Gzip([])),
        ("gzip without a byte", "gzip", _ => []),
        ("gzip in name alone", "gzip", body => body),
        ("gzip unsaid", "", Gzip),
        ("gzip said to be br", "br", Gzip),
        ("gzip said to be deflate", "deflate", Gzip),
        ("zlib said to be gzip", "gzip", Zlib),
        ("deflate with text behind", "deflate", body => [.. Zlib(body), .. "text"u8]),
        ("deflate with a wrong checksum", "deflate", body => Flip(Zlib(body), 2)),
        ("br with text behind", "br", body => [.. Brotli(body), .. "text"u8]),
        ("br in name alone", "br", body => body),
        ("identity", "identity", body => body),
        ("none", "none", body => body),
        ("utf-8 as a coding", "utf-8", body => body),
        ("8bit as a coding", "8bit", body => body),
        ("a coding in quotes", "\"gzip\"", body => body),
        ("zstd", "zstd", body => body),
        ("compress", "compress", body => body),
        ("aes128gcm", "aes128gcm", body => body),
    ];

    public static readonly (string Name, Func<byte[], byte[]> Take)[] Cuts =
    [
        (Reply.Usual, body => body),
        ("cut at three quarters", body => body[..(body.Length * 3 / 4)]),
        ("cut before its last byte", body => body[..^1]),
        ("cut before its last eight bytes", body => body[..^8]),
        ("cut behind its first byte", body => body[..1]),
    ];

    private static string Split(int number) =>
        number.ToString(CultureInfo.InvariantCulture).Insert(1, " ");

    private static string Twice(string text) => text + text;

    private static byte[] Chunk(
        byte[] body, string format = "x", string prefix = "", string extension = "", string lineEnd = "\r\n",
        string? behind = null, string last = "0\r\n", string trailer = "",
        bool isClosed = true)
    {
        using var memory = new MemoryStream();
        foreach (var part in body.Chunk(100))
        {
            Write($"{prefix}{part.Length.ToString(format, CultureInfo.InvariantCulture)}{extension}{lineEnd}");
            memory.Write(part);
            Write(behind ?? lineEnd);
        }

        if (last.Length > 0)
            Write(last.Replace("\r\n", lineEnd, StringComparison.Ordinal) + trailer);
        if (last is "0\r\n" && isClosed)
            Write(lineEnd);
        return memory.ToArray();

        void Write(string text) => memory.Write(Encoding.Latin1.GetBytes(text));
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
        // GZipStream writes nothing for an empty body, so this is a gzip member without content.
        return memory.ToArray() is { Length: > 0 } bytes
            ? bytes
            : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    // RFC 1952, 2.3: FEXTRA, FNAME and FCOMMENT, each after the ten bytes that every member begins with.
    private static byte[] Named(byte[] gzip) =>
        [.. gzip[..3], 0x1C, .. gzip[4..10], 4, 0, .. "xtra"u8, .. "page.html\0"u8, .. "a comment\0"u8, .. gzip[10..]];

    private static byte[] Flip(byte[] bytes, int fromEnd)
    {
        bytes[^fromEnd] ^= 0xFF;
        return bytes;
    }
}
