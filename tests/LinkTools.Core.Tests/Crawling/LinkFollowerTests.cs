using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Crawling;

public sealed class LinkFollowerTests
{
    [Fact]
    public async Task Of_a_run_of_links_to_one_page_the_first_that_may_be_followed_is()
    {
        var options = new CrawlOptions { Recursion = new RecursionOptions() };
        var scope = new ScopeRule(CrawlScope.Host);
        scope.AddSeed(WebUrl.Parse("https://example.org/")!);
        await using var frontier = new LocalFrontier(new MemoryStore());
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
        var result = await follower.FollowAsync(
            null,
            page,
            new PageResult { Request = page, Outcome = PageOutcome.Read, Links = links, LinkCount = links.Length },
            TestContext.Current.CancellationToken);

        Assert.Equal(links, result.Links);
        frontier.Seal();
        foreach (var expected in new[] { "https://example.org/a", "https://example.org/c" })
        {
            var claimed = await frontier.ClaimAsync();
            Assert.Equal((expected, 1), (claimed!.Url.Href, claimed.Depth));
            await frontier.ReleaseAsync(claimed, wasFetched: true, TestContext.Current.CancellationToken);
        }

        Assert.Null(await frontier.ClaimAsync());
    }

    private static PageLink Link(string url, bool isNoFollow = false) => new()
    {
        SourceUrl = "https://example.org/", Url = url, Href = url, Element = "a", Attribute = "href", Kind =
            "Hyperlink", IsNoFollow = isNoFollow,
    };
}
