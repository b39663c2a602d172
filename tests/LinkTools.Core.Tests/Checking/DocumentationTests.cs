using LinkTools.Core.Checking;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links;
using LinkTools.TestSite;

namespace LinkTools.Core.Tests.Checking;

/// <summary>Two documentation packages, served and checked: exactly the expected links are broken.</summary>
[Trait("Category", "Long")]
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public async Task Dead_targets_and_fragments_are_those_of_the_truth(string name)
    {
        var truth = Corpora.ReadJson($"sites/{name}/broken.json");
        var folder = Sites.Find(name);
        await using var site = await Site.StartAsync(new SiteOptions { Directory = folder });
        var options = new CheckOptions
        {
            Crawl = new CrawlOptions
            {
                Recursion = new RecursionOptions(),
                Kinds = LinkKindSet.All,
                Fetch = new FetchOptions { MaximumRetryCount = 0 },
            },
            // The expected results cover only links within the packages.
            IsExcluded = url => !url.StartsWith(site.BaseUrl, StringComparison.Ordinal),
        };
        var checks = await Checks.RunPagesAsync(options, null, [PageRequest.ForUrl(site.Url("/index.html"))]);
        Assert.Equal(Of("targets"), Found("Broken"));
        Assert.Equal(Of("fragments"), Found("FragmentMissing"));
        Assert.DoesNotContain(checks, check => check.Status is "Unreachable" or "Blocked");
        var most = site.Log.Entries.GroupBy(entry => (entry.Method, entry.Target)).MaxBy(group => group.Count());
        Assert.True(most is not null && most.Count() == 1, $"{most?.Key} was asked more than once");

        IEnumerable<string> Of(string kind) => truth.GetProperty(kind).EnumerateArray()
            .Select(row => row.GetProperty("url").GetString()!).Where(url => !IsThereAfterAll(url)).Distinct()
            .Order(StringComparer.Ordinal);
        IEnumerable<string> Found(string status) => checks.Where(check => check.Status == status)
            .Select(check => status == "Broken" ? check.Url.Split('#')[0] : check.Url)
            .Select(url => url.Replace(site.BaseUrl, "http://127.0.0.1", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal);
        // Some scripts of the pages are in other packages, which this machine may have.
        bool IsThereAfterAll(string url) =>
            url.Contains("/_static/", StringComparison.Ordinal) && File.Exists(folder + new Uri(url).AbsolutePath);
    }
}
