namespace LinkTools.TestSite.Hostile;

/// <summary>Overloaded servers that say when to try again.</summary>
internal static class RestScripts
{
    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("Retry-After of a year", "HttpStatus", wire => wire.RespondAsync(
            "503 Busy\r\nRetry-After: 31536000")),
        ("Retry-After that is negative", "HttpStatus", wire => wire.RespondAsync(
            "503 Busy\r\nRetry-After: -5")),
        ("Retry-After that is a word", "HttpStatus", wire => wire.RespondAsync(
            "503 Busy\r\nRetry-After: soon")),
        ("Retry-After beyond all numbers", "HttpStatus", wire => wire.RespondAsync(
            $"429 Slow\r\nRetry-After: {new string('9', 400)}")),
        ("Retry-After in a time long gone", "HttpStatus", wire => wire.RespondAsync(
            "503 Busy\r\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT")),
    ];
}
