using LinkTools.Core.Urls;
using LinkTools.Core.Urls.Idna;

namespace LinkTools.Core.Tests.Urls;

/// <summary>Internationalised domain names, by the tests of the URL Standard and of Unicode.</summary>
public sealed class IdnaTests
{
    [Theory]
    [InlineData("url/toascii.json", 87)]
    [InlineData("url/IdnaTestV2.json", 2671)]
    public void Every_domain_gives_its_ASCII_form_or_fails(string file, int count)
    {
        var cases = UrlCorpus.Cases(file);
        Assert.Equal(count, cases.Count);
        // Left out: the empty domain, for "https:///x" has the host "x".
        var differences = cases
            .Where(testCase => testCase.Text("input") != "")
            .Select(
                testCase =>
                (
                    Input: testCase.Text("input"), Expected: testCase.Text("output"),
                    Actual: HostOf(testCase.Text("input")!)))
            .Where(result => result.Expected != result.Actual)
            .ToList();
        Assert.Empty(differences);
    }

    [Theory]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l")]
    [InlineData("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b")]
    [InlineData("\U0001F4A9", "ls8h")]
    public void Punycode_goes_both_ways(string label, string encoded)
    {
        var target = new System.Text.StringBuilder();
        Assert.True(Punycode.TryEncode(target, label));
        Assert.Equal(encoded, target.ToString());
        Assert.Equal(label, Punycode.Decode(encoded));
    }

    [Theory]
    [InlineData("-a")]
    [InlineData("a-!")]
    [InlineData("99999999")]
    [InlineData("a-9")]
    public void Malformed_Punycode_is_refused(string encoded) => Assert.Null(Punycode.Decode(encoded));

    private static string? HostOf(string domain) => WebUrl.Parse($"https://{domain}/x")?.Host;
}
