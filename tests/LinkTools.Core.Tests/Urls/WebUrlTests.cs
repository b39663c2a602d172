using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Urls;

/// <summary>The parts of a URL, its identity, and what is sent.</summary>
public sealed class WebUrlTests
{
    [Fact]
    public void All_parts_of_a_full_URL_can_be_read()
    {
        var url = WebUrl.Parse("https://user:pass@a.example:8443/p/q?r=s#t")!;
        Assert.Equal(
            ("https", "user", "pass", "a.example", 8443), (url.Scheme, url.Username, url.Password, url.Host, url.Port));
        Assert.Equal(("/p/q", "r=s", "/p/q?r=s", "t"), (url.Path, url.Query, url.PathAndQuery, url.Fragment));
        Assert.Equal("https://a.example:8443", url.Origin);
        Assert.Equal("https://user:pass@a.example:8443/p/q?r=s", url.HrefWithoutFragment);
        Assert.True(url.IsHttp);
    }

    [Fact]
    public void Absent_parts_are_null_or_empty()
    {
        var url = WebUrl.Parse("mailto:a@b.example")!;
        Assert.Equal(("", "", "", -1), (url.Username, url.Password, url.Host, url.Port));
        Assert.Equal(("a@b.example", null, null, "null"), (url.Path, url.Query, url.Fragment, url.Origin));
        Assert.False(url.IsHttp);
        Assert.Equal(443, WebUrl.Parse("https://a.example")!.Port);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("http://")]
    [InlineData("http://a b/")]
    [InlineData("http://a.example:65536/")]
    [InlineData("http://1.2.3.256/")]
    [InlineData("http://[::1/")]
    public void What_is_no_absolute_URL_is_refused(string input) => Assert.Null(WebUrl.Parse(input));

    [Theory]
    [InlineData("HTTP://A.EXAMPLE:80", "http://a.example/")]
    [InlineData("http://a.example/b/../c/./d#e", "http://a.example/c/d")]
    [InlineData("http://a.example/%c3%a4?%e4=%2f%zz#%c3", "http://a.example/%C3%A4?%E4=%2F%zz")]
    [InlineData("http://a.example/%2", "http://a.example/%2")]
    [InlineData("http://a.example/%7Eb", "http://a.example/~b")]
    [InlineData("http://a.example/%61%5a%2D%2e%5F%7e%30?%7A", "http://a.example/aZ-._~0?z")]
    [InlineData("http://a.example/a%2Fb%2fc%20%21%3A%40", "http://a.example/a%2Fb%2Fc%20%21%3A%40")]
    [InlineData("http://a.example/%2561%25%36%31", "http://a.example/%2561%2561")]
    [InlineData("http://a.example/%%36%6", "http://a.example/%6%6")]
    public void One_page_has_one_normalized_URL(string input, string expected) =>
        Assert.Equal(expected, WebUrl.Parse(input)!.Normalized);

    [Fact]
    public void A_normalized_URL_without_changes_is_the_same_string()
    {
        var url = WebUrl.Parse("http://a.example/%C3?b")!;
        Assert.Same(url.Href, url.Normalized);
    }

    [Theory]
    [InlineData("http://a.example/%7Eb/%2e%2E%2")]
    [InlineData("http://a.example/a%2Fb?c=%41|d'#e")]
    [InlineData("http://a.example/^{}|[]?[]{}|`")]
    [InlineData("https://bücher.example:8443//x//?")]
    [InlineData("http://[::1]:8080/a?b")]
    public void The_request_carries_exactly_path_and_query(string input)
    {
        var url = WebUrl.Parse(input)!;
        var uri = url.ToUri()!;
        Assert.Equal(url.PathAndQuery, uri.PathAndQuery);
        Assert.Equal(url.Port, uri.Port);
        Assert.Equal("", uri.Fragment);
    }

    [Fact]
    public void A_host_that_the_client_does_not_take_gives_no_URI() =>
        Assert.Null(WebUrl.Parse("http://a&b!.example/")!.ToUri());

    [Fact]
    public void Equality_is_that_of_the_serialised_URL()
    {
        Assert.Equal(WebUrl.Parse("HTTP://a.example"), WebUrl.Parse("http://a.example:80/"));
        Assert.NotEqual(WebUrl.Parse("http://a.example/#a"), WebUrl.Parse("http://a.example/"));
        Assert.Single(new HashSet<WebUrl> { WebUrl.Parse("http://a.example")!, WebUrl.Parse("http://A.example/")! });
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../")]
    [InlineData("@")]
    [InlineData("%")]
    [InlineData("%2e%2e/")]
    [InlineData("http://a@")]
    [InlineData("http://[")]
    [InlineData("http://ä")]
    [InlineData("http://1.")]
    [InlineData("?日")]
    [InlineData("\t")]
    [InlineData("\uD800")]
    [InlineData("data:,")]
    public void A_megabyte_of_anything_is_parsed_like_a_little_of_it(string unit)
    {
        var baseUrl = WebUrl.Parse("http://a.example/b/c");
        var huge = string.Concat(Enumerable.Repeat(unit, (1 << 20) / unit.Length));
        var small = string.Concat(Enumerable.Repeat(unit, 1000));
        Assert.Equal(WebUrl.Parse(small, baseUrl) is null, WebUrl.Parse(huge, baseUrl) is null);
        var behindHost = WebUrl.Parse("http://h.example/" + huge)!;
        Assert.StartsWith("http://h.example/", behindHost.Href, StringComparison.Ordinal);
    }
}
