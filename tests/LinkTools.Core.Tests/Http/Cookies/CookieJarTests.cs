using System.Net;
using LinkTools.Core.Http.Cookies;
using LinkTools.Core.Urls;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Http.Cookies;

/// <summary>Cookies are stored and sent by RFC 6265.</summary>
public sealed class CookieJarTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new(Now);
    private readonly CookieJar _jar;

    public CookieJarTests() => _jar = new CookieJar(_time);

    [Theory]
    [InlineData("a=b", "a=b")]
    [InlineData("a=", "a=")]
    [InlineData("a=b=c==", "a=b=c==")]
    [InlineData("  a \t=  b c ;x", "a=b c")]
    [InlineData("a=\"quoted, with a comma\"; Path=/", "a=\"quoted, with a comma\"")]
    [InlineData("a={\"k\":[1,2]}", "a={\"k\":[1,2]}")]
    [InlineData("a=1,2,b=3", "a=1,2,b=3")]
    [InlineData("a=\u00E9\u00FF", "a=\u00E9\u00FF")]
    [InlineData("a=b; expires=never", "a=b")]
    [InlineData("a=b; expires=Sat, 99 Foo 2099 25:61:61 GMT", "a=b")]
    [InlineData("a=b; max-age=soon", "a=b")]
    [InlineData("a=b; max-age=", "a=b")]
    [InlineData("a=b; path=nowhere", "a=b")]
    [InlineData("a=b; path=", "a=b")]
    [InlineData("a=b; domain=", "a=b")]
    [InlineData("a=b; domain=.", "a=b")]
    [InlineData("a=b; SameSite=Odd; Priority=High; Version=1; ;;", "a=b")]
    [InlineData("a=b; expires=Wed, 01 Jan 2020 00:00:00 GMT", "")]
    [InlineData("a=b; max-age=0", "")]
    [InlineData("a=b; max-age=-1", "")]
    [InlineData("a=b; expires=Wed, 01 Jan 2020 00:00:00 GMT; max-age=60", "a=b")]
    [InlineData("a=b; max-age=0; max-age=60", "a=b")]
    [InlineData("a=b; max-age=99999999999999999999", "a=b")]
    [InlineData("ab", "")]
    [InlineData("=b", "")]
    [InlineData("", "")]
    [InlineData(";", "")]
    [InlineData("a=b\u0001", "")]
    public void A_cookie_comes_back_as_it_was_sent_or_not_at_all(string header, string expected)
    {
        Keep("http://www.example.com/dir/page", header);
        Assert.Equal(expected, Sent("http://www.example.com/dir/other"));
    }

    [Theory]
    [InlineData("www.example.com", "example.com", "www.example.com", true)]
    [InlineData("www.example.com", "example.com", "example.com", true)]
    [InlineData("www.example.com", ".EXAMPLE.com", "other.example.com", true)]
    [InlineData("www.example.com", "example.com", "badexample.com", false)]
    [InlineData("www.example.com", "other.example.com", "other.example.com", false)]
    [InlineData("www.example.com", "www.example.com", "a.www.example.com", true)]
    [InlineData("www.example.com", null, "a.www.example.com", false)]
    [InlineData("www.example.com", "com", "example.com", false)]
    [InlineData("www.example.co.uk", "co.uk", "www.example.co.uk", false)]
    [InlineData("www.example.co.uk", "example.co.uk", "a.example.co.uk", true)]
    [InlineData("me.github.io", "github.io", "me.github.io", false)]
    [InlineData("github.io", "github.io", "github.io", true)]
    [InlineData("github.io", "github.io", "me.github.io", false)]
    [InlineData("www.city.kawasaki.jp", "city.kawasaki.jp", "www.city.kawasaki.jp", true)]
    [InlineData("x.made-up-suffix", "made-up-suffix", "x.made-up-suffix", false)]
    [InlineData("localhost", "localhost", "localhost", true)]
    [InlineData("127.0.0.1", "127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "0.0.1", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "1", "127.0.0.1", false)]
    [InlineData("[::1]", null, "[::1]", true)]
    [InlineData("www.b\u00FCcher.example", "b\u00C3\u00BCcher.example", "b\u00FCcher.example", true)]
    public void A_domain_is_the_hosts_own_or_above_it_and_no_public_suffix(
        string host, string? domain, string target, bool isSent)
    {
        Keep($"http://{host}/", domain is null ? "a=b" : $"a=b; Domain={domain}");
        Assert.Equal(isSent ? "a=b" : "", Sent($"http://{target}/"));
    }

    [Theory]
    [InlineData("/a/b", null, "/a/c", true)]
    [InlineData("/a/b", null, "/b", false)]
    [InlineData("/a", null, "/b", true)]
    [InlineData("/", "/foo", "/foo", true)]
    [InlineData("/", "/foo", "/foo/bar", true)]
    [InlineData("/", "/foo", "/foobar", false)]
    [InlineData("/", "/foo/", "/foo", false)]
    [InlineData("/", "/foo/", "/foo/x", true)]
    [InlineData("/other/x", "/foo", "/foo", true)]
    public void A_path_begins_where_the_cookie_says(string from, string? path, string target, bool isSent)
    {
        Keep($"http://a.example{from}", path is null ? "a=b" : $"a=b; Path={path}");
        Assert.Equal(isSent ? "a=b" : "", Sent($"http://a.example{target}"));
    }

    [Theory]
    [InlineData("Sun, 06 Nov 2094 08:49:37 GMT", true)]
    [InlineData("Sunday, 06-Nov-50 08:49:37 GMT", true)]
    [InlineData("Sun Nov  6 08:49:37 2094", true)]
    [InlineData("06 nov 2094 8:9:7", true)]
    [InlineData("2094 06 November 08:49:37", true)]
    [InlineData("Sun, 06-Nov-1994 08:49:37 GMT", false)]
    [InlineData("Sun, 06 Nov 94 08:49:37 GMT", false)]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", false)]
    public void Dates_are_read_in_every_spelling(string date, bool isKept)
    {
        Keep("http://a.example/", $"a=b; Expires={date}");
        Assert.Equal(isKept ? "a=b" : "", Sent("http://a.example/"));
    }

    [Theory]
    [InlineData("Sun, 31 Feb 2094 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 1600 08:49:37 GMT")]
    [InlineData("Sun, 06 Nov 2094 24:00:00 GMT")]
    [InlineData("Sun, 06 Nov 2094")]
    [InlineData("08:49:37")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text) => Assert.Null(CookieDate.Parse(text));

    [Fact]
    public void Cookies_end_when_they_said_and_go_over_https_alone_where_they_said()
    {
        Keep("https://a.example/", "short=1; Max-Age=60", "safe=2; Secure; HttpOnly");
        Assert.Equal("short=1; safe=2", Sent("https://a.example/"));
        Assert.Equal("short=1", Sent("http://a.example/"));
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("safe=2", Sent("https://a.example/"));
    }

    [Fact]
    public void Longer_paths_come_first_then_older_cookies_and_a_new_value_keeps_its_place()
    {
        Keep("http://a.example/d/p", "one=1; Path=/", "two=2; Path=/", "deep=3; Path=/d", "one=4; Path=/");
        Assert.Equal("deep=3; one=4; two=2", Sent("http://a.example/d/p"));
        Keep("http://a.example/", "one=; Max-Age=0; Path=/");
        Assert.Equal("deep=3; two=2", Sent("http://a.example/d/p"));
    }

    [Fact]
    public void The_bounds_are_kept_and_the_oldest_go_first()
    {
        Keep("http://a.example/", [.. Enumerable.Range(0, 51).Select(n => $"c{n}=v")]);
        var kept = Sent("http://a.example/").Split("; ");
        Assert.Equal(Enumerable.Range(1, 50).Select(n => $"c{n}=v"), kept);

        for (var host = 0; host < 100; host++)
            Keep($"http://h{host}.example/", [.. Enumerable.Range(0, 50).Select(n => $"c{n}=v")]);
        Assert.Equal(3000, _jar.All.Count);
        Assert.Equal("", Sent("http://a.example/"));
        Assert.Equal(50, Sent("http://h99.example/").Split("; ").Length);
    }

    [Fact]
    public void A_cookie_of_4096_bytes_is_kept_and_a_larger_one_is_not()
    {
        Keep("http://a.example/", $"a={new string('v', 4095)}", $"b={new string('v', 4096)}");
        Assert.Equal($"a={new string('v', 4095)}", Sent("http://a.example/"));
    }

    [Fact]
    public void A_session_gets_what_it_can_hold_and_loses_what_servers_have_ended()
    {
        var container = new CookieContainer();
        container.SetCookies(new Uri("http://a.example/"), "old=1; path=/");
        container.SetCookies(new Uri("http://a.example/"), "gone=1; path=/");
        container.Add(new Cookie("wide", "1", "/", ".a.example") { Secure = true });
        var session = new SessionCookies(container, _jar);
        session.Load();
        Assert.Equal("old=1; gone=1; wide=1", Sent("https://a.example/"));
        Assert.Equal("wide=1", Sent("https://www.a.example/"));
        Assert.Equal("", Sent("http://www.a.example/"));

        Keep("https://a.example/", "gone=; Max-Age=0", "new=2; Path=/", "json={\"a\":1,\"b\":2}; Path=/");
        Keep("https://a.example/", [.. Enumerable.Range(0, 30).Select(n => $"c{n}={n}; Path=/")]);
        session.Save();
        var held = container.GetCookies(new Uri("https://a.example/")).Select(cookie => cookie.Name).ToHashSet();
        Assert.Superset(new HashSet<string>(["old", "wide", "new", "c0", "c29"]), held);
        Assert.DoesNotContain("gone", held);
        Assert.Equal(
            ["wide"], container.GetCookies(new Uri("https://www.a.example/")).Select(cookie => cookie.Name));
    }

    private void Keep(string url, params string[] headers) => _jar.Keep(WebUrl.Parse(url)!, headers);

    private string Sent(string url) => _jar.HeaderFor(WebUrl.Parse(url)!);
}
