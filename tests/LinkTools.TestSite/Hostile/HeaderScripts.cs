namespace LinkTools.TestSite.Hostile;

/// <summary>Faults before the body.</summary>
internal static class HeaderScripts
{
    private const string Html = "200 OK\r\nContent-Type: text/html";

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("slow headers", "Timeout", wire => SendSlowlyAsync(wire, $"HTTP/1.1 {Html}\r\nX-Slow: ", "a", 100)),
        (
            "headers without end", "InvalidResponse",
            wire => SendSlowlyAsync(wire, $"HTTP/1.1 {Html}\r\n", "X-More: and more\r\n", 0)),
        (
            "a header of 100 kB", "InvalidResponse",
            wire => wire.RespondAsync($"{Html}\r\nX-Long: {new string('x', 100_000)}")),
        (
            "ten thousand headers", "InvalidResponse",
            wire =>
            wire.RespondAsync(Html + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"\r\nX-{n}: {n}")))),
        (
            "cookies of 100 kB", "InvalidResponse",
            wire => wire.RespondAsync($"{Html}\r\nSet-Cookie: a={new string('c', 100_000)}")),
        (
            "a cookie for another domain", null,
            wire => wire.RespondAsync($"{Html}\r\nSet-Cookie: a=b; Domain=other.example")),
        (
            "two content lengths", "InvalidResponse",
            wire =>
            wire.SendAsync(
                $"HTTP/1.1 {Html}\r\nContent-Length: 10\r\nContent-Length: 20\r\nConnection: "
                + $"close\r\n\r\n{Wire.GoodPage}")),
        ("an HTTP/0.9 reply", "InvalidResponse", wire => wire.SendAsync($"{Wire.GoodPage}\r\n")),
        ("a status that is no number", "InvalidResponse", wire => wire.SendAsync("HTTP/1.1 abc\r\n\r\n")),
        (
            "a flood of 1xx", "Timeout",
            wire => wire.RepeatAsync("HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n", 1)),
        ("closed at once", "ConnectionReset", _ => Task.CompletedTask),
        ("closed in the status line", "ConnectionReset", wire => wire.SendAsync("HTTP/1.1 20")),
        ("closed in a header", "ConnectionReset", wire => wire.SendAsync($"HTTP/1.1 {Html}\r\nX-Half: ha")),
        ("reset", "ConnectionReset", wire =>
        {
            wire.Reset();
            return Task.CompletedTask;
        }),
    ];

    private static async Task SendSlowlyAsync(Wire wire, string start, string piece, int pause)
    {
        await wire.SendAsync(start);
        await wire.RepeatAsync(piece, pause);
    }
}
