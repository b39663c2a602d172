using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>What is in scope of a crawl that begins at one page.</summary>
public sealed class ScopeTests
{
    [Theory]
    [InlineData("http://a.example/", "http://a.example:80/x", true)]
    [InlineData("http://a.example/", "http://A.EXAMPLE/x", true)]
    [InlineData("http://a.example/", "http://me:pw@a.example/x", true)]
    [InlineData("http://a.example/", "http://a%2Eexample/x", true)]
    [InlineData("http://a.example/", "http://\uFF41.example/x", true)]
    [InlineData("http://a.example/", "https://a.example/x", false)]
    [InlineData("http://a.example/", "http://a.example:8080/x", false)]
    [InlineData("http://a.example/", "http://www.a.example/x", false)]
    [InlineData("http://a.example/", "http://a.example./x", false)]
    [InlineData("http://a.example/", "http://a.example.evil.example/x", false)]
    [InlineData("http://a.example/", "ftp://a.example/x", false)]
    [InlineData("https://a.example:443/", "https://a.example/x", true)]
    [InlineData("https://a.example/", "http://a.example:443/x", false)]
    [InlineData("http://127.0.0.1:8080/", "http://127.1:8080/x", true)]
    [InlineData("http://[::1]:8080/", "http://[0:0::1]:8080/x", true)]
    public void An_origin_is_scheme_host_and_port(string seed, string link, bool isIn) =>
        Assert.Equal(isIn, IsIn(CrawlScope.Origin, seed, link));

    [Theory]
    [InlineData(CrawlScope.Host, "http://a.example/d/", "https://a.example:8443/x", true)]
    [InlineData(CrawlScope.Host, "http://a.example/d/", "http://b.a.example/x", false)]
    [InlineData(CrawlScope.Domain, "http://a.example/d/", "http://b.a.example/x", true)]
    [InlineData(CrawlScope.Domain, "http://a.co.uk/", "http://b.co.uk/x", false)]
    [InlineData(CrawlScope.Path, "http://a.example/d/i.html", "http://a.example/d/x", true)]
    [InlineData(CrawlScope.Path, "http://a.example/d/i.html", "http://a.example/%64/x", true)]
    [InlineData(CrawlScope.Path, "http://a.example/%64/i.html", "http://a.example/d/x", true)]
    [InlineData(CrawlScope.Path, "http://a.example/d%2Fe/", "http://a.example/d%2fe/x", true)]
    [InlineData(CrawlScope.Path, "http://a.example/d%2Fe/", "http://a.example/d/e/x", false)]
    [InlineData(CrawlScope.Path, "http://a.example/d", "http://a.example/x", true)]
    [InlineData(CrawlScope.Path, "http://a.example/d/", "http://a.example/dx", false)]
    [InlineData(CrawlScope.Path, "http://a.example/d/", "http://a.example/d/../x", false)]
    [InlineData(CrawlScope.Path, "http://a.example/d/", "http://a.example:81/d/x", false)]
    [InlineData(CrawlScope.Any, "http://a.example/", "mailto:a@a.example", false)]
    public void Other_scopes_are_wider_or_narrower(CrawlScope scope, string seed, string link, bool isIn) =>
        Assert.Equal(isIn, IsIn(scope, seed, link));

    private static bool IsIn(CrawlScope scope, string seed, string link)
    {
        var rule = new ScopeRule(scope);
        rule.AddSeed(WebUrl.Parse(seed)!);
        return rule.Contains(WebUrl.Parse(link)!);
    }
}
