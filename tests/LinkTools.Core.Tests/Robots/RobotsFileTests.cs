using System.Text;
using LinkTools.Core.Robots;

namespace LinkTools.Core.Tests.Robots;

public sealed class RobotsFileTests
{
    private const string Agent = "LinkTools/0.1.0 (+https://example.com)";

    [Fact]
    public void The_verdict_names_the_rule_and_its_line()
    {
        var file = RobotsFile.Parse(
            "# for all\r\nUser-agent: *\r\n\r\nDisallow: /private # keep out\r\nAllow: /private/open\r\n");
        Assert.Equal(
            new RobotsVerdict { IsAllowed = false, Rule = "Disallow: /private # keep out", Line = 4, Group = "*" },
            file.Check(Agent, "/private/x"));
        Assert.Equal(
            new RobotsVerdict { IsAllowed = true, Rule = "Allow: /private/open", Line = 5, Group = "*" },
            file.Check(Agent, "/private/open/x"));
        Assert.Equal(new RobotsVerdict { IsAllowed = true, Group = "*" }, file.Check(Agent, "/"));
    }

    [Fact]
    public void What_a_file_says_cannot_act_on_a_terminal()
    {
        var file = RobotsFile.Parse(
            "User-agent: linktools \u001b[1m\u009b\nDisallow: /red # \u001b[31m\nSitemap: http://a.example/\u0007");
        var verdict = file.Check(Agent, "/red");
        Assert.Equal(
            (false, "Disallow: /red # [31m", "linktools [1m"), (verdict.IsAllowed, verdict.Rule, verdict.Group));
        Assert.Equal(["http://a.example/"], file.Sitemaps);
    }

    [Theory]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz", true)]
    [InlineData("/foo/bar/%F0%9F%98%84", "/foo/bar/\U0001F604", true)]
    [InlineData("/foo/bar/\U0001F604", "/foo/bar/%f0%9f%98%84", true)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", true)]
    [InlineData("/foo/bar/baz", "/foo/bar/%62%61%7A", true)]
    [InlineData("/a%2Fb", "/a/b", false)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true)]
    [InlineData("/path/foo-%24", "/path/foo-$", true)]
    [InlineData("/path/foo-$", "/path/foo-", true)]
    [InlineData("/path/foo-$", "/path/foo-x", false)]
    [InlineData("/*.php$", "/a/b.php", true)]
    [InlineData("/*.php$", "/a/b.php?x", false)]
    [InlineData("/fish*", "/fish", true)]
    [InlineData("/a*c$", "/abcabc", true)]
    [InlineData("*a*b", "/xaxxb", true)]
    public void Paths_are_compared_as_the_RFC_says(string pattern, string path, bool matches) =>
        Assert.Equal(!matches, RobotsFile.Parse($"User-agent: *\nDisallow: {pattern}").Check(Agent, path).IsAllowed);

    [Fact]
    public void Groups_of_one_agent_are_merged_and_the_star_is_for_the_others()
    {
        var file = RobotsFile.Parse(
            "User-agent: linktools\nDisallow: /a\nUser-agent: *\nDisallow: /\nUser-agent: other\nUser-agent: "
            + "LinkTools/9\nDisallow: /b\n");
        Assert.False(file.Check(Agent, "/a").IsAllowed);
        Assert.False(file.Check(Agent, "/b").IsAllowed);
        Assert.True(file.Check(Agent, "/c").IsAllowed);
        Assert.False(file.Check("Somebody", "/c").IsAllowed);
        Assert.True(file.Check("Somebody", "/robots.txt").IsAllowed);
    }

    [Fact]
    public void Delay_and_sitemaps_are_read()
    {
        var file = RobotsFile.Parse(
            "Sitemap: https://a.example/one.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: "
            + "/x\nsitemap:two.xml\nUser-agent: fast\nCrawl-delay: -1\nAllow: /");
        Assert.Equal(["https://a.example/one.xml", "two.xml"], file.Sitemaps);
        Assert.Equal(TimeSpan.FromSeconds(2.5), file.CrawlDelay(Agent));
        Assert.Null(file.CrawlDelay("fast"));
    }

    [Fact]
    public void What_lies_beyond_500_KiB_is_not_read()
    {
        var text = new StringBuilder("User-agent: *\nDisallow: /early\n").Append('#', RobotsFile.MaximumBytes)
            .Append("\nDisallow: /late\n");
        var file = RobotsFile.Parse(Encoding.UTF8.GetBytes(text.ToString()));
        Assert.False(file.Check(Agent, "/early").IsAllowed);
        Assert.True(file.Check(Agent, "/late").IsAllowed);
    }

    [Theory]
    [InlineData(RobotsFile.MaximumBytes, false)]
    [InlineData(RobotsFile.MaximumBytes + 1, true)]
    public void A_file_that_is_too_long_ends_with_a_whole_line(int length, bool isCut)
    {
        var start = "User-agent: *\nDisallow: /early\n#";
        const string end = "\nDisallow: /private/archive";
        var text = start + new string('x', length - start.Length - end.Length) + end;
        var file = RobotsFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Equal(isCut, file.IsCut);
        Assert.Equal(!isCut, !file.Check(Agent, "/private/archive").IsAllowed);
        Assert.True(file.Check(Agent, "/private/archiv").IsAllowed);
        Assert.False(file.Check(Agent, "/early").IsAllowed);
    }

    [Fact]
    public void No_pattern_takes_long()
    {
        var pattern = "/*" + string.Concat(Enumerable.Repeat("a*", 5_000)) + "b";
        var file = RobotsFile.Parse($"User-agent: *\nDisallow: {pattern}");
        Assert.True(file.Check(Agent, "/" + new string('a', 100_000)).IsAllowed);
        Assert.False(file.Check(Agent, "/" + new string('a', 100_000) + "b").IsAllowed);
    }

    [Fact]
    public void Anything_is_a_file()
    {
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.NotNull(RobotsFile.Parse(bytes).Check(Agent, "/x"));
        }
    }
}
