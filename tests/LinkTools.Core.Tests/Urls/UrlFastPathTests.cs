using CsCheck;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Urls;

/// <summary>Where the fast path answers, it answers as the state machine does.</summary>
public sealed class UrlFastPathTests
{
    private static readonly string[] Bases =
    [
        "http://a.example", "https://a.example/b/c/d.html?e=f#g", "http://u:p@a.example:8080/b//c/",
        "https://[::1]/%2e?#", "http://a.example?",
        "file:///C:/a/b", "mailto:a@b", "other://h/p/q?r#s", "other:/p", "ws://a.example/b",
    ];

    private static readonly string[] Pieces =
    [
        "/", "/", "/", ".", "..", "../", "./", "a", "b.html", "index", "%2e", "%2E%2e", "%41", "?", "#", "&c=d", ":",
        "@", ";", "//", "\\", " ",
        "\t", "'", "ä", "|", "http:", "https://", "http://", "a.example", "A.Example", "x.example/", "1.2", "0x7f",
        "xn--", "~", "C:", "[", "^", "=",
    ];

    private static readonly Gen<string> Base = OneOf(Bases);

    private static readonly Gen<string> Reference = OneOf(Pieces).Array[0, 12].Select(string.Concat);

    [Fact]
    public void The_fast_path_equals_the_state_machine() =>
        Gen.Select(Reference, Base).Sample(
            (input, baseText) =>
            {
                var baseUrl = WebUrl.Parse(baseText);
                AssertSame(TryParse(input, baseUrl), UrlParser.Parse(input, baseUrl, null));
                AssertSame(TryParse(input, null), UrlParser.Parse(input, null, null));
            },
            iter: 2000);

    [Fact]
    public void A_serialised_URL_is_parsed_to_itself() =>
        Gen.Select(Reference, Base).Sample(
            (input, baseText) =>
            {
                if (UrlParser.Parse(input, WebUrl.Parse(baseText), null) is not { } url)
                    return;
                var again = UrlParser.Parse(url.Href, null, null)!;
                Assert.Equal(url.Href, again.Href);
                AssertSame(again, url);
            },
            iter: 2000);

    [Theory]
    [InlineData("d.html", "https://a.example/b/d.html")]
    [InlineData("../d/?e#f", "https://a.example/d/?e#f")]
    [InlineData("./d", "https://a.example/b/d")]
    [InlineData("/d/e.html?f=g", "https://a.example/d/e.html?f=g")]
    [InlineData("#f", "https://a.example/b/c?q#f")]
    [InlineData("?f", "https://a.example/b/c?f")]
    [InlineData("", "https://a.example/b/c?q")]
    [InlineData("https://a.example/d", "https://a.example/d")]
    [InlineData("http://other.example/d#e", "http://other.example/d#e")]
    public void The_common_shapes_take_the_fast_path(string input, string expected) =>
        Assert.Equal(expected, TryParse(input, WebUrl.Parse("https://a.example/b/c?q#r"))?.Href);

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // Null says that the fast path leaves the answer to the state machine.
    private static void AssertSame(WebUrl? fast, WebUrl? full)
    {
        if (fast is null)
            return;
        Assert.Equal(full?.Href, fast.Href);
        Assert.Equal(full!.Parts, fast.Parts);
    }

    private static WebUrl? TryParse(string input, WebUrl? baseUrl) =>
        UrlFastPath.TryJoin(input, baseUrl, out var url) ? url.ToUrl() : null;
}
