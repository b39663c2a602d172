using System.Globalization;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>Generated results of checks, with harmful texts of strangers.</summary>
internal static class GeneratedChecks
{
    private static readonly string[] Statuses =
    [
        "Broken", "Redirected", "FragmentMissing", "Unreachable", "Insecure", "Blocked", "Ok", "Skipped", "Unverified",
    ];

    /// <summary>The same results for the same seed. Each Href ends in its number, counted from 0.</summary>
    /// <param name="count">How many.</param>
    /// <param name="beacon">A URL that no report may request; it ends in a slash.</param>
    /// <param name="pages">On how many pages they are.</param>
    public static IEnumerable<LinkCheck> Make(int count, string beacon, int pages = 2000)
    {
        var random = new Random(14);
        var evil = Evil(beacon);
        for (var i = 0; i < count; i++)
        {
            var status = Statuses[random.Next(Statuses.Length)];
            var text = evil[random.Next(evil.Length)];
            yield return new LinkCheck
            {
                SourceUrl = random.Next(50) == 0 ? text
                    : string.Create(CultureInfo.InvariantCulture, $"https://docs.example/{random.Next(pages)}.html"),
                Url = random.Next(100) == 0 ? "javascript:alert(1)" : string.Create(
                    CultureInfo.InvariantCulture, $"https://host{random.Next(40)}.example/{random.Next(5000)}"),
                Href = string.Create(CultureInfo.InvariantCulture, $"{text}/{i}"),
                Text = text,
                Element = "a",
                Attribute = "href",
                Kind = "Hyperlink",
                Line = random.Next(1, 900),
                Column = random.Next(1, 80),
                Status = status,
                StatusCode = status == "Broken" ? 404 : status == "Unreachable" ? null : 200,
                Reason = status == "Broken" ? "HttpStatus" : status == "Unreachable" ? "Timeout" : "",
                Message = status == "Ok" ? "" : $"It says {text}",
                RedirectChain = status == "Redirected" ? $"301 {text}" : "",
                Suggestion = status != "Redirected" ? "" : random.Next(4) == 0 ? text
                    : string.Create(CultureInfo.InvariantCulture, $"https://new.example/{random.Next(50)}"),
                IsKnown = random.Next(20) == 0,
            };
        }
    }

    private static string[] Evil(string beacon) =>
    [
        $"</script><img src={beacon}img onerror=alert(1)>", $"<link rel=stylesheet href={beacon}css>",
        $"<iframe src={beacon}frame></iframe>", $"<!--<script src={beacon}script></script>",
        $"<meta http-equiv=refresh content='0;url={beacon}refresh'>", "</title><script>alert(1)</script>",
        "\" autofocus onfocus=alert(1) x=\"", "' onmouseover='alert(1)", "javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "]]>", "`tick` *star* [a](javascript:x)", "line\r\nbreak",
        "\u202Eover\u202C", "::error file=x::boom", "=1+1", "@SUM(A1)", "\uFF1D1+1", "lone\uD800surrogate",
        "null\0bell\a", "|pipe|", "Normal text", "日本語", "{{ template }} ${alert(1)}", "&lt;script&gt;", "\u2028",
    ];
}
