using System.Net;
using LinkTools.Core.Http;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// Secrets are sent only to the origin that they were given for, as the log of the other origin shows.
/// </summary>
public sealed class CredentialTests
{
    private static readonly FetchOptions Secrets = new()
    {
        Authorization = "Bearer secret",
        Headers = [
            new("Cookie", "session=secret"), new("X-Plain", "yes"), new("Proxy-Authorization", "Basic c2VjcmV0")],
        MaximumRetryCount = 0,
    };

    [Fact]
    public async Task Authorization_and_cookies_reach_the_named_origin_and_no_other()
    {
        await using var home = await Site.StartAsync();
        await using var elsewhere = await Site.StartAsync();
        var pages = await Crawls.RunAsync(
            [
                home.Url($"/redirect-to?url={Uri.EscapeDataString(elsewhere.Url("/page/1"))}"), home.Url("/page/2"),
                home.Url("/redirect/2")], Secrets);

        Assert.All(pages, page => Assert.Null(page.Failure));
        Assert.All(home.Log.Entries, entry =>
        {
            Assert.Equal("Bearer secret", entry.Headers["Authorization"]);
            Assert.Equal("session=secret", entry.Headers["Cookie"]);
        });
        var foreign = Assert.Single(elsewhere.Log.Entries);
        Assert.Equal("yes", foreign.Headers["X-Plain"]);
        Assert.DoesNotContain(
            foreign.Headers,
            header =>
            header.Value.Contains("secret", StringComparison.Ordinal)
            || header.Key is "Authorization" or "Cookie" or "Proxy-Authorization");
    }

    [Fact]
    public async Task A_challenge_is_answered_at_the_named_origin_and_no_other()
    {
        await using var home = await Site.StartAsync();
        await using var elsewhere = await Site.StartAsync();
        foreach (var site in new[] { home, elsewhere })
        {
            site.Map("/private", async context =>
            {
                if (context.Request.Headers.Authorization.Count == 0)
                {
                    context.Response.StatusCode = 401;
                    context.Response.Headers.WWWAuthenticate = "Basic realm=\"x\"";
                    return;
                }

                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<a href=in>in</a>");
            });
        }

        var options = new FetchOptions
        {
            Credentials = new NetworkCredential("me", "pass"),
            AllowsUnencryptedAuthentication = true,
            MaximumRetryCount = 0,
        };
        Assert.Single((await Crawls.RunAsync(home.Url("/private"), options)).Links);
        var away = await Crawls.RunAsync(
            home.Url($"/redirect-to?url={Uri.EscapeDataString(elsewhere.Url("/private"))}"), options);
        Assert.Equal(401, away.StatusCode);
        Assert.All(elsewhere.Log.Entries, entry => Assert.False(entry.Headers.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task Cookies_that_pages_set_go_back_into_the_session_and_to_their_own_host_only()
    {
        await using var site = await Site.StartAsync();
        site.Map("/login", context =>
        {
            context.Response.Headers.Append("Set-Cookie", "id=42; Path=/");
            context.Response.Headers.Append("Set-Cookie", "stolen=1; Domain=other.example");
            context.Response.Redirect("/page/1");
            return Task.CompletedTask;
        });
        var session = new CookieContainer();
        await Crawls.RunAsync(site.Url("/login"), new FetchOptions { Cookies = session });
        Assert.Equal("id=42", site.Log.Entries[1].Headers["Cookie"]);
        Assert.Equal("id=42", session.GetCookieHeader(new Uri(site.BaseUrl)));
        Assert.Equal(1, session.Count);
    }

    [Fact]
    public async Task Without_a_session_cookies_last_for_one_pages_redirects()
    {
        await using var site = await Site.StartAsync();
        site.Map("/login", context =>
        {
            context.Response.Headers.Append("Set-Cookie", "id=42; Path=/");
            context.Response.Redirect("/page/1");
            return Task.CompletedTask;
        });
        await Crawls.RunAsync(site.Url("/login"));
        await Crawls.RunAsync(site.Url("/page/2"));
        Assert.Equal([false, true, false], site.Log.Entries.Select(entry => entry.Headers.ContainsKey("Cookie")));
    }
}
