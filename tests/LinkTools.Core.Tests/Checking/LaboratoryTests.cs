using LinkTools.Core.Crawling;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Checking;

/// <summary>A page with every kind of link, and the expected result of each.</summary>
public sealed class LaboratoryTests
{
    [Fact]
    public async Task Every_link_has_its_verdict_and_no_URL_is_asked_twice_in_the_same_way()
    {
        await using var site = await Site.StartAsync();
        var (url, links) = Laboratory.Map(site);
        var options = Checks.Quick(retries: 1, seconds: 6);
        options = options with
        {
            Crawl = options.Crawl with
            {
                Recursion = new RecursionOptions { MaximumDepth = 0 },
                Kinds = LinkKindSet.Of(LinkKind.Hyperlink),
            },
        };
        var checks = await Checks.RunPagesAsync(options, null, [PageRequest.ForUrl(url)]);
        Assert.True(links.Count >= 93, $"{links.Count} links");
        Assert.Equal(links.Count + 1, checks.Count);
        Assert.Equal(
            links.Select(link => $"{link.Verdict} {link.Href.Trim()}").Order(StringComparer.Ordinal),
            checks.Where(check => check.SourceUrl.Length > 0).Select(check => $"{check.Status} {check.Href.Trim()}")
                .Order(StringComparer.Ordinal));
        // The crawl requests the page itself once. Transient failures and cookies explain further requests.
        var asked = site.Log.Entries.GroupBy(entry => $"{entry.Method} {entry.Target}")
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(1, asked["GET /lab/"]);
        // Once for its ids, and once before without reading it, if answers to HEAD are no longer trusted for this site.
        Assert.InRange(asked["GET /lab/page"], 1, 2);
        Assert.InRange(asked.GetValueOrDefault("HEAD /lab/page"), 0, 1);
        Assert.DoesNotContain("HEAD /lab/", asked.Keys);
        Assert.All(
            asked.Where(pair => pair.Key.Contains("/status/2", StringComparison.Ordinal)),
            pair => Assert.Equal(1, pair.Value));
    }
}
