using System.Text;
using System.Text.Json;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Robots;

/// <summary>
/// Google's two suites for robots.txt, every case; cases in which Google differs from RFC 9309 are listed with the
/// reason.
/// </summary>
public sealed class RobotsCorpusTests
{
    [Fact]
    public void Google_s_own_suite_is_answered_alike()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var @case in
            Corpora.ReadJson("robots/google-robots-test.json").GetProperty("allowed").EnumerateArray())
        {
            count++;
            var text = Text(@case, "robotstxt");
            if (IsWrong(@case, RobotsFile.Parse(text), out var answer) && !IsHabit(Text(@case, "test"), @case))
                wrong.Add($"{Text(@case, "test")}: {Text(@case, "userAgent")} {Text(@case, "url")} {answer}\n{text}");
        }

        Assert.Equal(145, count);
        Assert.True(wrong.Count == 0, string.Join("\n---\n", wrong));
    }

    [Fact]
    public void The_specification_s_suite_is_answered_alike()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var @case in Corpora.ReadJson("robots/google-spec-test.json").GetProperty("cases").EnumerateArray())
        {
            count++;
            var bytes = @case.GetProperty("robotstxtBase64").GetBytesFromBase64();
            if (IsWrong(@case, RobotsFile.Parse(bytes), out var answer) && !IsHabit(Text(@case, "file"), @case))
                wrong.Add(
                    $"{Text(@case, "file")}: {Text(@case, "userAgent")} {Text(@case, "url")} "
                    + $"{answer}\n{Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 500)])}");
        }

        Assert.Equal(400, count);
        Assert.True(wrong.Count == 0, string.Join("\n---\n", wrong));
    }

    [Fact]
    public void Lines_and_fields_are_counted_alike()
    {
        foreach (var @case in Corpora.ReadJson("robots/google-robots-test.json").GetProperty("directiveCounts")
            .EnumerateArray())
        {
            var file = RobotsFile.Parse(@case.GetProperty("robotstxtBase64").GetBytesFromBase64());
            var name = Text(@case, "name");
            Assert.Equal((name, @case.GetProperty("valid_directives").GetInt32()), (name, file.DirectiveCount));
            if (@case.TryGetProperty("last_line_seen", out var last))
                Assert.Equal((name, last.GetInt32()), (name, file.LineCount));
        }
    }

    [Fact]
    public void Patterns_are_escaped_alike()
    {
        foreach (var @case in Corpora.ReadJson("robots/google-robots-test.json").GetProperty("escapePattern")
            .EnumerateArray())
            Assert.Equal(Text(@case, "escaped"), RobotsPath.Normalize(Text(@case, "pattern"), isPattern: true));
    }

    [Fact]
    public void An_agent_s_name_is_its_product_token()
    {
        foreach (var @case in Corpora.ReadJson("robots/google-robots-test.json").GetProperty("validUserAgent")
            .EnumerateArray())
        {
            var agent = Text(@case, "userAgent");
            Assert.Equal(
                (agent, @case.GetProperty("valid").GetBoolean()),
                (
                    agent,
                    agent.Length > 0
                    && RobotsParser.ProductToken(agent).Equals(agent, StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void The_path_of_a_URL_is_what_is_matched()
    {
        foreach (var @case in Corpora.ReadJson("robots/google-robots-test.json").GetProperty("pathParamsQuery")
            .EnumerateArray())
        {
            // Google's function also takes URLs without a scheme; ours are parsed by the URL Standard first.
            if (WebUrl.Parse(Text(@case, "url")) is { IsHttp: true } url)
                Assert.Equal(Text(@case, "path"), url.PathAndQuery);
        }
    }

    private static bool IsWrong(JsonElement @case, RobotsFile file, out string answer)
    {
        var url = WebUrl.Parse(Text(@case, "url"));
        var verdict = file.Check(Text(@case, "userAgent"), url?.PathAndQuery ?? "/");
        answer = $"{verdict.IsAllowed} by '{verdict.Rule}'";
        return verdict.IsAllowed != @case.GetProperty("allowed").GetBoolean();
    }

    /// <summary>Intended differences.</summary>
    private static bool IsHabit(string test, JsonElement @case)
    {
        var (agent, url) = (Text(@case, "userAgent"), Text(@case, "url"));
        return Reasons.Any(
            reason =>
            reason.Test == test && reason.Agents.Contains(agent)
            && (reason.Urls.Length == 0 || reason.Urls.Contains(url)));
    }

    private const string FileItself = "RFC 9309, 2.2.2: the file itself may always be read; Google lets a rule "
        + "forbid it";
    private const string Unreserved = "RFC 9309, 2.2.2: %62%61%7A in a rule matches baz; Google compares what is "
        + "written";
    private const string OneSpelling = "RFC 9309, 2.2.2: a character and its percent-encoding are the same; Google "
        + "encodes the rule alone, and expects the URL to be encoded";
    private const string Digits = "RFC 9309, 2.2.1: a product token ends at a digit or a space; Google cuts the "
        + "file's name there, and never the robot's own";

    private static readonly (string Test, string[] Agents, string[] Urls, string Why)[] Reasons =
    [
        ("stress/327748.textproto", ["asdfbot"], ["http://m.example.com/robots.txt"], FileItself),
        ("stress/369883.textproto", ["AB", "BarBot"], ["http://example.com/robots.txt"], FileItself),
        ("stress/860237.textproto", ["XYZ"], ["http://example.com/robots.txt"], FileItself),
        ("stress/369883.textproto", ["AB42bot"], ["http://example.com/", "http://example.com/foo/bar"], Digits),
        ("correctness/user-agent-name.textproto", ["Foo Bar"], ["http://foo.bar/x/y"], Digits),
        ("GoogleOnly_AcceptUserAgentUpToFirstSpace", ["Foo Bar"], ["http://foo.bar/x/y"], Digits),
        ("ID_Encoding", ["FooBot"], ["http://foo.bar/foo/bar/baz"], Unreserved),
        ("correctness/non-ascii-paths.textproto", ["FooBot"], ["http://foo.bar/foo/bar/baz"], Unreserved),
        ("ID_Encoding", ["FooBot"], ["http://foo.bar/foo/bar/ツ"], OneSpelling),
        ("correctness/non-ascii-paths.textproto", ["FooBot"], ["http://foo.bar/foo/bar/ツ"], OneSpelling),
        (
            "GoogleOnly_LineTooLong", ["FooBot"], [],
            "Google cuts lines at 16,664 bytes; the whole file is limited already"),
        (
            "GoogleOnly_IndexHTMLisDirectory", ["foobot"], ["http://foo.com/allowed-slash/"],
            "index.html is a page of its own"),
        (
            "correctness/index-page.textproto", ["foobot"], ["http://foo.com/allowed-slash/"],
            "index.html is a page of its own"),
    ];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
