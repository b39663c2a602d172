namespace LinkTools.TestSite.Hostile;

/// <summary>Cookies, and redirects that depend on them.</summary>
internal static class CookieScripts
{
    private const string Html = "200 OK\r\nContent-Type: text/html";

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("a redirect that renews a cookie", null, wire => RenewAsync(wire, "renewed")),
        ("a redirect that counts its steps", null, wire => CountAsync(wire, 5)),
        ("a redirect that counts for ever", "TooManyRedirects", wire => CountAsync(wire, int.MaxValue)),
        ("a redirect that sets the same cookie", "TooManyRedirects", wire => wire.RespondAsync(
            "302 Found\r\nSet-Cookie: same=1; path=/a-redirect-that-sets\r\nLocation: ?")),
        ("a redirect with a cookie in Latin-1", null, wire => RenewAsync(wire, "\xE9t\xE9")),
        ("a redirect with a cookie in UTF-8", null, wire => RenewAsync(wire, "\xF0\x9F\x8D\xAA")),
        ("a redirect with a cookie in JSON", null, wire => RenewAsync(wire, "{\"a\":[1, 2],\"b\":\"c\"}")),
        ("a redirect with a cookie in quotes", null, wire => RenewAsync(wire, "\"a, b\"")),
        ("a redirect with a cookie with equals signs", null, wire => RenewAsync(wire, "a=b==&c=d")),
        ("a redirect with a cookie that never ends", null, wire => RenewAsync(wire, "x", "; expires=never")),
        ("a redirect with a cookie of odd attributes", null, wire => RenewAsync(
            wire, "x", "; max-age=soon; SameSite=Odd; Partitioned=; ;;=")),
        ("a redirect with a cookie of 4,096 bytes", null, wire => RenewAsync(wire, new string('x', 4096 - 100))),
        ("a redirect with a cookie too large to keep", "TooManyRedirects", wire => RenewAsync(
            wire, new string('x', 4097))),
        ("a redirect with a cookie for a public suffix", "TooManyRedirects", wire => RenewAsync(
            wire, "x", "; Domain=com")),
        ("a redirect with a cookie that has ended", "TooManyRedirects", wire => RenewAsync(
            wire, "x", "; Max-Age=0")),
    ];

    /// <summary>A thousand cookies, on a separate host, because they leave no room for others.</summary>
    public static Task FloodAsync(Wire wire) => wire.RespondAsync(
        Html + string.Concat(Enumerable.Range(0, 1000).Select(n => $"\r\nSet-Cookie: c{n}=v; path=/")));

    /// <summary>
    /// The page, when the cookie is returned byte for byte; before that, a redirect to itself that sets the cookie.
    /// </summary>
    private static Task RenewAsync(Wire wire, string value, string attributes = "") =>
        wire.Request.Contains($"renew={value}", StringComparison.Ordinal)
            ? wire.RespondAsync(Html)
            : wire.RespondAsync(
                $"302 Found\r\nSet-Cookie: renew={value}; path={wire.Path}{attributes}\r\nLocation: {wire.Path}");

    private static Task CountAsync(Wire wire, int most)
    {
        var cookie = wire.Request.Split("step=", 2) is [_, var rest]
            ? int.Parse(rest.TakeWhile(char.IsAsciiDigit).ToArray(), System.Globalization.CultureInfo.InvariantCulture)
            : 0;
        return cookie >= most
            ? wire.RespondAsync(Html)
            : wire.RespondAsync(
                $"302 Found\r\nSet-Cookie: step={cookie + 1}; path={wire.Path}\r\nLocation: {wire.Path}");
    }
}
