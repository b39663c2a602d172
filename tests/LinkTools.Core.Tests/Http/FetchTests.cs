using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using LinkTools.TestSite.Hostile;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>Which documents are read, which are skipped, and the messages about them.</summary>
public sealed class FetchTests
{
    [Theory]
    [InlineData("/gzip")]
    [InlineData("/deflate")]
    [InlineData("/br")]
    public async Task Compressed_pages_are_read(string path)
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(10, (await Crawls.RunAsync(site.Url(path))).Links.Count);
    }

    [Theory]
    [InlineData("/text")]
    [InlineData("/image")]
    public async Task What_is_not_HTML_is_skipped(string path)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url(path));
        Assert.Equal(PageOutcome.Skipped, page.Outcome);
        Assert.NotNull(page.SkipReason);
    }

    [Fact]
    public async Task A_page_without_a_type_is_sniffed()
    {
        await using var site = await Site.StartAsync();
        Assert.Single((await Crawls.RunAsync(site.Url("/no-type"))).Links);
        site.Map(
            "/noise", context => context.Response.Body.WriteAsync("plain text with <a href=x>"u8.ToArray()).AsTask());
        Assert.Equal(PageOutcome.Skipped, (await Crawls.RunAsync(site.Url("/noise"))).Outcome);
    }

    [Fact]
    public async Task Each_redirect_is_told()
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url("/redirect/3"));
        Assert.Equal([302, 302, 302], page.Redirects.Select(hop => hop.StatusCode));
        Assert.Equal(site.Url("/redirect/3"), page.Redirects[0].From);
        Assert.Equal(site.Url("/page/0"), page.FinalUrl);
        Assert.All(page.Links, link => Assert.Equal(site.Url("/redirect/3"), link.SourceUrl));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Every_redirect_status_is_followed_with_a_relative_address_and_the_fragment(int code)
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url($"/redirect-to?code={code}&url=page/5#part"));
        Assert.Equal(site.Url("/page/5#part"), page.FinalUrl);
        Assert.Equal(10, page.Links.Count);
    }

    [Fact]
    public async Task The_redirect_limit_is_exact()
    {
        await using var site = await Site.StartAsync();
        Assert.Null(
            (await Crawls.RunAsync(site.Url("/redirect/4"), new FetchOptions { MaximumRedirection = 4 })).Failure);
        Assert.Equal(
            FailureReason.TooManyRedirects,
            (
                await Crawls.RunAsync(
                    site.Url("/redirect/5"), new FetchOptions { MaximumRedirection = 4 })).Failure?.Reason);
    }

    [Fact]
    public async Task An_error_page_is_read_when_asked_for()
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(site.Url("/status/404"), new FetchOptions { SkipsHttpErrorCheck = true });
        Assert.Equal(10, page.Links.Count);
        Assert.Equal(404, page.StatusCode);
    }

    [Fact]
    public async Task What_a_server_says_cannot_act_on_a_terminal()
    {
        await using var listener = new RawListener(async (socket, stop) =>
        {
            await using var stream = new NetworkStream(socket);
            var wire = new Wire(stream, socket, stop);
            await wire.ReadRequestAsync();
            await wire.SendAsync("HTTP/1.1 404 \u001b[31mred\u009b1m\r\nContent-Length: 0\r\n\r\n");
        });
        var page = await Crawls.RunAsync($"http://127.0.0.1:{listener.Port}/\u001b]0;x\u0007");
        Assert.Equal(FailureReason.HttpStatus, page.Failure?.Reason);
        Assert.DoesNotContain(page.Failure!.Message, char.IsControl);
    }

    [Fact]
    public async Task The_size_limit_is_exact_and_partial_pages_come_only_when_asked_for()
    {
        await using var site = await Site.StartAsync();
        Assert.Single(
            (await Crawls.RunAsync(site.Url("/size/50000"), new FetchOptions { MaximumPageBytes = 50_000 })).Links);
        var cut = await Crawls.RunAsync(site.Url("/size/50001"), new FetchOptions { MaximumPageBytes = 50_000 });
        Assert.Equal(FailureReason.PageTooLarge, cut.Failure?.Reason);
        Assert.Empty(cut.Links);
        var partial = await Crawls.RunAsync(
            [site.Url("/size/90000")], new FetchOptions { MaximumPageBytes = 50_000, AllowsPartial = true });
        Assert.Equal(FailureReason.PageTooLarge, partial[^1].Failure?.Reason);
        Assert.Single(partial.SelectMany(part => part.Links));
    }

    [Fact]
    public async Task A_partial_page_at_its_deadline_gives_what_was_read()
    {
        await using var site = await Site.StartAsync();
        var parts = await Crawls.RunAsync(
            [site.Url("/held-body/x")],
            new FetchOptions { Timeout = TimeSpan.FromMilliseconds(500), AllowsPartial = true });
        Assert.Equal(FailureReason.Timeout, parts[^1].Failure?.Reason);
        Assert.InRange(parts.Sum(part => part.Links.Count), 1, 9);
    }

    [Fact]
    public async Task What_is_sent_is_what_is_shown()
    {
        await using var site = await Site.StartAsync();
        string[] targets = ["/a%7Eb?%2", "/%41%2f/..%2F?q=%41+b|c", "/x?a='b'", "/p//q/"];
        var pages = await Crawls.RunAsync(targets.Select(site.Url));
        Assert.Equal(pages.Select(page => page.FinalUrl![site.BaseUrl.Length..]).Order(), site.Log.Targets.Order());
    }

    [Fact]
    public async Task X_Robots_Tag_nofollow_marks_every_link()
    {
        await using var site = await Site.StartAsync();
        site.Map("/x", context =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<a href=1>1</a>");
        });
        Assert.True((await Crawls.RunAsync(site.Url("/x"))).Links.Single().IsNoFollow);
    }

    [Fact]
    public async Task The_user_agent_is_honest_until_told_otherwise()
    {
        await using var site = await Site.StartAsync();
        await Crawls.RunAsync(site.Url("/page/1"));
        await Crawls.RunAsync(site.Url("/page/1"), new FetchOptions { UserAgent = "Other/1.0" });
        Assert.StartsWith("LinkTools/", site.Log.Entries[0].Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal("Other/1.0", site.Log.Entries[1].Headers["User-Agent"]);
    }
}
