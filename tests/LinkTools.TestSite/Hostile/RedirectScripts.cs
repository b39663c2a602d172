namespace LinkTools.TestSite.Hostile;

/// <summary>Redirects to places where none should lead.</summary>
internal static class RedirectScripts
{
    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("a redirect to itself", "TooManyRedirects", wire => RedirectAsync(wire, "?")),
        ("a redirect to file:", "InvalidRedirect", wire => RedirectAsync(wire, "file:///etc/passwd")),
        ("a redirect to data:", "InvalidRedirect", wire => RedirectAsync(wire, "data:text/html,<a href=x>")),
        ("a redirect to javascript:", "InvalidRedirect", wire => RedirectAsync(wire, "javascript:alert(1)")),
        (
            "a redirect to a metadata address", "AddressNotAllowed",
            wire => RedirectAsync(wire, "http://169.254.169.254/latest/meta-data/")),
        (
            "a redirect to a metadata address in decimal", "AddressNotAllowed",
            wire => RedirectAsync(wire, "http://2852039166/")),
        (
            "a redirect to a metadata address inside IPv6", "AddressNotAllowed",
            wire => RedirectAsync(wire, "http://[::ffff:169.254.169.254]/")),
        .. new[]
        {
            "169.254.170.2", "0xA9.0xFE.0xA9FE", "0251.0376.0251.0376", "168.63.129.16", "100.100.100.200",
            "[fd00:ec2::254]", "[fe80::1]", "[::169.254.169.254]", "[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::]",
            "metadata.google.internal",
        }.Select(host => (
            $"a redirect to {host.Replace(":", "-", StringComparison.Ordinal)}", (string?)"AddressNotAllowed",
            (Func<Wire, Task>)(wire => RedirectAsync(wire, $"http://{host}/")))),
        ("a redirect to its own fragment", "TooManyRedirects", wire => RedirectAsync(wire, "#again")),
        ("a redirect to about:", "InvalidRedirect", wire => RedirectAsync(wire, "about:blank")),
        ("a redirect to ftp:", "InvalidRedirect", wire => RedirectAsync(wire, "ftp://127.0.0.1/good")),
        ("a redirect to blob:", "InvalidRedirect", wire => RedirectAsync(wire, "blob:http://127.0.0.1/x")),
        ("a redirect to no host", "InvalidRedirect", wire => RedirectAsync(wire, "http://")),
        ("a redirect to a port beyond all", "InvalidRedirect", wire => RedirectAsync(wire, "http://127.0.0.1:99999/")),
        ("a redirect of 20,000 characters", null, wire => RedirectAsync(wire, $"/good?{new string('x', 20_000)}")),
        ("a redirect of white space", "HttpStatus", wire => RedirectAsync(wire, " \t ")),
        ("a redirect with an empty Location", "HttpStatus", wire => RedirectAsync(wire, "")),
        (
            "a redirect with two Locations", "InvalidRedirect",
            wire => wire.RespondAsync("302 Found\r\nLocation: /good\r\nLocation: /other")),
        ("a redirect to bytes outside ASCII", null, wire => RedirectAsync(wire, "/good?\u00C3\u00A9")),
        ("a redirect that folds its Location", null, wire => RedirectAsync(wire, "/good?\r\n folded")),
    ];

    public static Task RedirectAsync(Wire wire, string location) =>
        wire.RespondAsync($"302 Found\r\nLocation: {location}");
}
