namespace LinkTools.TestSite.Hostile;

/// <summary>Where a redirect should not lead.</summary>
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
