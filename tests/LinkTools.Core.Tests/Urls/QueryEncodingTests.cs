using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Urls;

/// <summary>Queries are encoded in the document's own encoding, and nothing but queries.</summary>
public sealed class QueryEncodingTests
{
    [Fact]
    public void Every_case_of_the_standards_percent_encoding_data_gives_its_query()
    {
        var cases = UrlCorpus.Cases("url/percent-encoding.json");
        Assert.Equal(7, cases.Count);
        foreach (var testCase in cases)
        {
            foreach (var output in testCase.GetProperty("output").EnumerateObject())
            {
                var url = WebUrl.Parse(
                    $"http://a.example/?{testCase.Text("input")}#", null, UrlCorpus.Encoding(output.Name));
                Assert.Equal((output.Name, output.Value.GetString()), (output.Name, url!.Query));
            }
        }
    }

    [Fact]
    public void A_pages_encoding_changes_the_query_and_not_the_fragment()
    {
        var cases = Corpora.ReadJson("html/query-encoding.json").GetProperty("percentEncoding").EnumerateArray()
            .ToList();
        Assert.Equal(16, cases.Count);
        foreach (var testCase in cases)
        {
            var name = testCase.Text("documentEncoding")!;
            var url = WebUrl.Parse(testCase.Text("input")!, null, UrlCorpus.Encoding(name))!;
            Assert.Equal(
                (
                    name, testCase.Text("expectedQuery"),
                    testCase.Text("expectedFragment")), (name, url.Query, url.Fragment));
        }
    }

    [Theory]
    [InlineData("windows-1252", "http://a.example/%C3%A4?%E4#%C3%A4")]
    [InlineData("utf-8", "http://a.example/%C3%A4?%C3%A4#%C3%A4")]
    [InlineData("utf-16", "http://a.example/%C3%A4?%C3%A4#%C3%A4")]
    [InlineData("utf-16BE", "http://a.example/%C3%A4?%C3%A4#%C3%A4")]
    public void Path_and_fragment_are_UTF8_and_so_is_a_UTF16_documents_query(string encoding, string expected) =>
        Assert.Equal(
            expected, WebUrl.Parse("/ä?ä#ä", WebUrl.Parse("http://a.example/"), UrlCorpus.Encoding(encoding))!.Href);

    [Theory]
    [InlineData("ws://a.example/?ä", "ws://a.example/?%C3%A4")]
    [InlineData("other:?ä", "other:?%C3%A4")]
    [InlineData("ftp://a.example/?ä", "ftp://a.example/?%E4")]
    public void Only_special_schemes_other_than_web_sockets_take_the_pages_encoding(string input, string expected) =>
        Assert.Equal(expected, WebUrl.Parse(input, null, Encoding.Latin1)!.Href);

    [Theory]
    [InlineData("a日本b", "a%1B$BF|K\\%1B(Bb")]
    [InlineData("ｱ", "%1B$B%%22%1B(B")]
    [InlineData("日😀", "%1B$BF|%1B(B%26%23128512%3B")]
    [InlineData("¥a\\", "%1B(J\\a%1B(B\\")]
    [InlineData("日\u001B本", "%1B$BF|%1B(B%26%2365533%3B%1B$BK\\%1B(B")]
    [InlineData("¥😀", "%1B(J\\%26%23128512%3B%1B(B")]
    public void The_stateful_Japanese_encoding_shifts_and_ends_in_ASCII(string query, string expected) =>
        Assert.Equal(
            expected, WebUrl.Parse("http://a.example/?" + query, null, UrlCorpus.Encoding("iso-2022-jp"))!.Query);

    [Theory]
    [InlineData("windows-1252", "\u2212\uFF0D", "%26%238722%3B%26%2365293%3B")]
    [InlineData("us-ascii", "é😀", "%E9%26%23128512%3B")]
    public void What_only_looks_like_a_character_of_the_encoding_is_no_best_fit(
        string encoding, string query, string expected) =>
        Assert.Equal(expected, WebUrl.Parse("http://a.example/?" + query, null, UrlCorpus.Encoding(encoding))!.Query);

    [Theory]
    [InlineData("us-ascii", "é", "%E9")]
    [InlineData("shift_jis", "\u2212\u00A5", "%81|\\")]
    [InlineData("iso-2022-jp", "日", "%1B$BF|%1B(B")]
    [InlineData("ks_c_5601-1987", "가", "%B0%A1")]
    [InlineData("IBM037", "é", "%C3%A9")]
    public void An_encoding_of_the_platform_stands_for_the_standards_of_that_name(
        string name, string query, string expected)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        Assert.Equal(expected, WebUrl.Parse("http://a.example/?" + query, null, encoding)!.Query);
    }

    [Fact]
    public void A_lone_surrogate_is_a_replacement_character_everywhere()
    {
        Assert.Equal(
            "http://a.example/%EF%BF%BD?%EF%BF%BD#%EF%BF%BD",
            WebUrl.Parse("http://a.example/\uD800?\uD800#\uD800")!.Href);
        Assert.Equal("%26%2365533%3B", WebUrl.Parse("http://a.example/?\uDC00", null, Encoding.Latin1)!.Query);
    }
}
