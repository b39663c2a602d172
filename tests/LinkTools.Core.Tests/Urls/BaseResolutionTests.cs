using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Urls;

/// <summary>The URL of the page, the base element and the link together give the URL of the link.</summary>
public sealed class BaseResolutionTests
{
    [Fact]
    public void Every_kind_of_link_is_resolved_against_every_kind_of_base()
    {
        var cases = Corpora.ReadJson("html/base-resolution.json").GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(220, cases.Count);
        Assert.Empty(cases
            .Select(
                testCase => (Name: testCase.Text("name"), Expected: testCase.Text("expectedAbsolute"), Actual: Resolve(
                testCase.Text("pageUrl")!, testCase.Text("baseHref"), testCase.Text("href")!)))
            .Where(result => result.Expected != result.Actual)
            .ToList());
    }

    private static string? Resolve(string page, string? baseHref, string href)
    {
        var pageUrl = WebUrl.Parse(page);
        var baseUrl = baseHref is null ? pageUrl : WebUrl.Parse(baseHref, pageUrl) ?? pageUrl;
        return WebUrl.Parse(href, baseUrl)?.Href;
    }
}
