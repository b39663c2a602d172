using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Crawling;

public sealed class LinkFollowerTests
{
    [Fact]
    public void Of_a_run_of_links_to_one_page_the_first_that_may_be_followed_is()
    {
        var options = new CrawlOptions { Recursion = new RecursionOptions() };
        var scope = new ScopeRule(CrawlScope.Host);
        scope.AddSeed(WebUrl.Parse("https://example.org/")!);
        using var frontier = new MemoryFrontier();
        var follower = new LinkFollower(options, scope, new TrapGuard(new TrapLimits()), frontier);
        var page = PageRequest.ForUrl("https://example.org/");

        PageLink[] links =
        [
            Link(
                "https://example.org/a#1",
                isNoFollow: true), Link("https://example.org/a#2"), Link("https://example.org/a#3"),
            Link(
                "https://example.org/b#1",
                isNoFollow: true), Link(""), Link("https://example.org/c"), Link("https://example.org/a"),
        ];
        var result = follower.Follow(
            page,
            new PageResult { Request = page, Outcome = PageOutcome.Read, Links = links, LinkCount = links.Length });

        Assert.Equal(links, result.Links);
        Assert.Equal(
            ["https://example.org/a", "https://example.org/c"],
            frontier.Claim("example.org:443", 10).Select(claimed => claimed.Url.Href));
    }

    private static PageLink Link(string url, bool isNoFollow = false) => new()
    {
        SourceUrl = "https://example.org/", Url = url, Href = url, Element = "a", Attribute = "href", Kind =
            "Hyperlink", IsNoFollow = isNoFollow,
    };
}
