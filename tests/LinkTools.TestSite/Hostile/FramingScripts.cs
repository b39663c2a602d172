namespace LinkTools.TestSite.Hostile;

/// <summary>Invalid lengths, and headers with invalid bytes.</summary>
internal static class FramingScripts
{
    private const string Start = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

    private static readonly int Length = Wire.GoodPage.Length;

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("a negative length", "InvalidResponse", WithLength("-1")),
        ("a hexadecimal length", "InvalidResponse", WithLength($"0x{Length:x}")),
        ("a length beyond 64 bits", "InvalidResponse", WithLength("18446744073709551617")),
        ("a length with a plus", "InvalidResponse", WithLength($"+{Length}")),
        ("an empty length", "InvalidResponse", WithLength("")),
        ("a list of different lengths", "InvalidResponse", WithLength($"{Length}, 99")),
        ("a list of equal lengths", null, WithLength($"{Length}, {Length}")),
        ("a list of equal lengths, held open", null, async wire =>
        {
            await WithLength($"{Length}, {Length}")(wire);
            await Task.Delay(Timeout.Infinite, wire.Stop);
        }),
        ("a list of equal lengths, cut", "ConnectionReset", WithLength($"{Length + 9}, {Length + 9}")),
        ("two equal lengths", null, wire => wire.SendAsync(
            $"{Start}Content-Length: {Length}\r\nContent-Length: {Length}\r\n\r\n{Wire.GoodPage}")),
        ("a length and gzip for the way", "InvalidResponse", wire => wire.SendAsync(
            $"{Start}Transfer-Encoding: gzip\r\nContent-Length: {Length}\r\n\r\n{Wire.GoodPage}")),
        ("chunked twice", "InvalidResponse", wire => wire.SendAsync(
            $"{Start}Transfer-Encoding: chunked, chunked\r\n\r\n{Length:x}\r\n{Wire.GoodPage}\r\n0\r\n\r\n")),
        ("CR in a header", "InvalidResponse", WithHeader("X-CR: one\rX-Two: two")),
        ("NUL in a header", "InvalidResponse", WithHeader("X-NUL: one\0two")),
        ("NUL in the reason", "InvalidResponse", wire => wire.SendAsync(
            $"HTTP/1.1 200 O\0K\r\nContent-Length: {Length}\r\n\r\n{Wire.GoodPage}")),
        ("NUL in a redirect", "InvalidResponse", wire => wire.RespondAsync("302 Found\r\nLocation: /go\0od")),
        ("NUL behind an interim response", "InvalidResponse", wire => wire.SendAsync(
            $"HTTP/1.1 103 Early\r\nX: y\r\n\r\n{Start}X: \0\r\nContent-Length: {Length}\r\n\r\n{Wire.GoodPage}")),
        ("NUL in the body alone", null, wire => wire.RespondAsync(
            "200 OK\r\nContent-Type: text/html", $"\0\r\0{Wire.GoodPage}")),
        ("a length with a fraction", "InvalidResponse", WithLength($"{Length}.0")),
        ("a length with an exponent", "InvalidResponse", WithLength("7e1")),
        ("a length of two numbers", "InvalidResponse", WithLength("7 9")),
        ("a length in Arabic digits", "InvalidResponse", WithLength("\xD9\xA7\xD9\xA9")),
        ("a length in quotes", "InvalidResponse", WithLength($"\"{Length}\"")),
        ("a length with a unit", "InvalidResponse", WithLength($"{Length} bytes")),
        ("a list of equal lengths with an empty place", null, WithLength($"{Length},,{Length},")),
        ("a list of lengths, the first one cut off", "InvalidResponse", WithLength($", {Length}, 9")),
        ("a length and chunks", null, wire => wire.SendAsync(
            $"{Start}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{Chunked}")),
        ("a chunk size beyond 64 bits", "InvalidResponse", wire => wire.SendAsync(
            $"{Start}Transfer-Encoding: chunked\r\n\r\n{new string('f', 17)}\r\n{Wire.GoodPage}\r\n0\r\n\r\n")),
        ("a negative chunk size", "InvalidResponse", wire => wire.SendAsync(
            $"{Start}Transfer-Encoding: chunked\r\n\r\n-5\r\n{Wire.GoodPage}\r\n0\r\n\r\n")),
        ("chunks without the last one", "ConnectionReset", wire => wire.SendAsync(
            $"{Start}Transfer-Encoding: chunked\r\n\r\n{Length:x}\r\n{Wire.GoodPage}\r\n")),
        ("NUL in a header's name", "InvalidResponse", WithHeader("X\0Y: z")),
        ("NUL in a cookie", "InvalidResponse", WithHeader("Set-Cookie: a=b\0c")),
        ("CR in a redirect", "InvalidResponse", wire => wire.RespondAsync("302 Found\r\nLocation: /go\rod")),
        ("a 205 with a body", null, wire => wire.RespondAsync("205 Reset Content\r\nContent-Type: text/html")),
        ("a 205 with a length that is none", null, wire => wire.SendAsync(
            $"HTTP/1.1 205 Reset Content\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n{Wire.GoodPage}")),
    ];

    private static string Chunked => $"{Length:x}\r\n{Wire.GoodPage}\r\n0\r\n\r\n";

    private static Func<Wire, Task> WithLength(string length) =>
        wire => wire.SendAsync($"{Start}Content-Length: {length}\r\n\r\n{Wire.GoodPage}");

    private static Func<Wire, Task> WithHeader(string header) =>
        wire => wire.SendAsync($"{Start}{header}\r\nContent-Length: {Length}\r\n\r\n{Wire.GoodPage}");
}
