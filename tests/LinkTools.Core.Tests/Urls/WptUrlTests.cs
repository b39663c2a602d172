using System.Text.Json;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Urls;

/// <summary>The URL Standard's own tests: parsing, with all the parts of the result.</summary>
public sealed class WptUrlTests
{
    [Fact]
    public void Every_case_of_the_standards_test_data_gives_its_result()
    {
        var cases = UrlCorpus.Cases("url/urltestdata.json");
        Assert.Equal(891, cases.Count);
        Assert.Empty(cases.Select(Difference).OfType<string>());
    }

    [Fact]
    public void The_state_machine_alone_gives_the_same()
    {
        foreach (var testCase in UrlCorpus.Cases("url/urltestdata.json"))
        {
            var baseUrl = testCase.Text("base") is { } text ? WebUrl.Parse(text) : null;
            if (testCase.Text("base") is not null && baseUrl is null)
                continue;
            Assert.Equal(testCase.Text("href"), UrlParser.Parse(testCase.Text("input"), baseUrl, null)?.Href);
        }
    }

    private static string? Difference(JsonElement testCase)
    {
        var input = testCase.Text("input")!;
        var baseText = testCase.Text("base");
        var baseUrl = baseText is null ? null : WebUrl.Parse(baseText);
        var url = baseText is not null && baseUrl is null ? null : WebUrl.Parse(input, baseUrl);
        var expected = testCase.Text("href");
        if (url is null || expected is null)
            return url?.Href == expected
                ? null
                : $"{input} against {baseText}: {url?.Href ?? "failure"}, not {expected ?? "failure"}";

        var differing = Parts(url).Where(part => testCase.Text(part.Name) is { } value && value != part.Value);
        var list = string.Join(
            ", ", differing.Select(part => $"{part.Name} {part.Value}, not {testCase.Text(part.Name)}"));
        return list.Length == 0 ? null : $"{input} against {baseText}: {list}";
    }

    private static (string Name, string Value)[] Parts(WebUrl url)
    {
        var port = url.Href.AsSpan(
            url.Parts.HostEnd, url.Parts.HasHost ? url.Parts.PathStart - url.Parts.HostEnd : 0).ToString();
        return
        [
            ("href", url.Href),
            ("origin", url.Origin),
            ("protocol", url.Scheme + ":"),
            ("username", url.Username),
            ("password", url.Password),
            ("host", url.Host + port),
            ("hostname", url.Host),
            ("port", port.TrimStart(':')),
            ("pathname", url.Path),
            ("search", string.IsNullOrEmpty(url.Query) ? "" : "?" + url.Query),
            ("hash", string.IsNullOrEmpty(url.Fragment) ? "" : "#" + url.Fragment),
        ];
    }
}
