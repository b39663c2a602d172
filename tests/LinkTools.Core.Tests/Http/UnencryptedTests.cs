using System.Net;
using LinkTools.Core.Http;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>A password is sent in clear only on request, and an error says what was not sent.</summary>
public sealed class UnencryptedTests
{
    private const string Basic = "Basic realm=\"x\"";
    private const string Digest = "Digest realm=\"x\", nonce=\"abc\", qop=\"auth\", algorithm=SHA-256";

    private static readonly FetchOptions Asked = new()
    {
        Credentials = new NetworkCredential("me", "pass"),
        MaximumRetryCount = 0,
        SkipsCertificateCheck = true,
    };

    [Theory]
    [InlineData("http", Basic, false, null)]
    [InlineData("http", Basic, true, "Basic")]
    [InlineData("http", Digest, false, "Digest")]
    [InlineData("http", Digest, true, "Digest")]
    [InlineData("http", Basic + "|" + Digest, false, "Digest")]
    [InlineData("https", Basic, false, "Basic")]
    [InlineData("https", Digest, false, "Digest")]
    public async Task A_challenge_is_answered_as_safely_as_it_can_be(
        string scheme, string challenges, bool isAllowed, string? answer)
    {
        await using var site = await StartAsync(scheme, challenges);
        var page = await Crawls.RunAsync(
            site.Url("/private"), Asked with { AllowsUnencryptedAuthentication = isAllowed });
        var answers = site.Log.Entries.Select(entry => entry.Headers.GetValueOrDefault("Authorization"))
            .OfType<string>().Select(value => value.Split(' ')[0]).Distinct();
        Assert.Equal(answer is null ? [] : [answer], answers);
        Assert.Equal(answer is null ? 401 : 200, page.StatusCode);
        if (answer is null)
            Assert.Contains("-AllowUnencryptedAuthentication", page.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_names_the_address_that_credentials_were_withheld_from()
    {
        await using var secure = await StartAsync("https", Basic);
        await using var plain = await Site.StartAsync();
        var target = secure.Url("/private");
        foreach (var options in new[]
        {
            Asked,
            new FetchOptions { Authorization = "Bearer x", MaximumRetryCount = 0, SkipsCertificateCheck = true },
            new FetchOptions { Headers = [new("X-Api-Key", "x")], MaximumRetryCount = 0, SkipsCertificateCheck = true },
        })
        {
            var page = await Crawls.RunAsync(plain.Url("/redirect-to?url=" + Uri.EscapeDataString(target)), options);
            Assert.Equal(401, page.StatusCode);
            Assert.Contains($"Give '{target}' itself", page.Failure!.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("whether it needs credentials", page.Failure.Message, StringComparison.Ordinal);
        }

        var without = await Crawls.RunAsync(target, Asked with { Credentials = null });
        Assert.Contains("whether it needs credentials", without.Failure!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", true)]
    [InlineData("Authorization", true)]
    [InlineData("cookie", true)]
    [InlineData("Proxy-Authorization", true)]
    [InlineData("Proxy-Anything", true)]
    [InlineData("X-Auth", true)]
    [InlineData("X-Access-Token", true)]
    [InlineData("X-API-KEY", true)]
    [InlineData("Ocp-Apim-Subscription-Key", true)]
    [InlineData("X-Client-Secret", true)]
    [InlineData("X-Session-Id", true)]
    [InlineData("X-Password", true)]
    [InlineData("X-CSRFToken", true)]
    [InlineData("Accept-Language", false)]
    [InlineData("X-Plain", false)]
    [InlineData("Referer", false)]
    [InlineData("X-Host", false)]
    [InlineData("X-Proxy", false)]
    [InlineData("DNT", false)]
    public async Task Headers_that_may_be_secret_stay_with_the_named_origin(string name, bool isSecret)
    {
        Assert.Equal(isSecret, HeaderRules.IsSecret(name));
        await using var home = await Site.StartAsync();
        await using var away = await Site.StartAsync();
        await Crawls.RunAsync(
            home.Url("/redirect-to?url=" + Uri.EscapeDataString(away.Url("/page/1"))),
            new FetchOptions { Headers = [new(name, "value.example")], MaximumRetryCount = 0 });
        Assert.Equal("value.example", home.Log.Entries[0].Headers[name]);
        Assert.Equal(
            !isSecret, away.Log.Entries[0].Headers.GetValueOrDefault(name) == "value.example");
    }

    [Theory]
    [InlineData("http http", true)]
    [InlineData("https https", true)]
    [InlineData("http https", true)]
    [InlineData("https http", false)]
    [InlineData("https http https", false)]
    [InlineData("http http https", true)]
    public async Task Authorization_alone_is_kept_along_redirects_when_asked_but_not_from_https_to_http(
        string schemes, bool isKept)
    {
        var sites = new List<Site>();
        try
        {
            foreach (var scheme in schemes.Split(' '))
                sites.Add(await StartAsync(scheme, null));
            for (var i = 0; i + 1 < sites.Count; i++)
            {
                var next = sites[i + 1].Url("/way");
                sites[i].Map("/way", context =>
                {
                    context.Response.Redirect(next);
                    return Task.CompletedTask;
                });
            }

            sites[^1].MapHtml("/way", "<a href=x>x</a>");
            foreach (var asks in new[] { true, false })
            {
                var page = await Crawls.RunAsync(sites[0].Url("/way"), new FetchOptions
                {
                    Headers = [new("Authorization", "Bearer secret"), new("X-Api-Key", "secret")],
                    PreservesAuthorizationOnRedirect = asks,
                    SkipsCertificateCheck = true,
                    MaximumRetryCount = 0,
                });
                Assert.Null(page.Failure);
                var last = sites[^1].Log.Entries[^1].Headers;
                Assert.Equal(
                    asks && isKept ? "Bearer secret" : null, last.GetValueOrDefault("Authorization"));
                Assert.False(last.ContainsKey("X-Api-Key"));
            }
        }
        finally
        {
            foreach (var site in sites)
                await site.DisposeAsync();
        }
    }

    [Fact]
    public async Task Authorization_is_not_kept_along_the_redirects_of_pages_that_were_found()
    {
        await using var home = await Site.StartAsync();
        await using var away = await Site.StartAsync();
        home.MapHtml("/start", "<a href=/moved>x</a>");
        home.Map("/moved", context =>
        {
            context.Response.Redirect(away.Url("/page/1"));
            return Task.CompletedTask;
        });
        await Crawls.RunAsync([home.Url("/start")], new LinkTools.Core.Crawling.CrawlOptions
        {
            Fetch = new FetchOptions { Authorization = "Bearer secret", PreservesAuthorizationOnRedirect = true },
            Recursion = new() { Scope = CrawlScope.Any, MaximumDepth = 1 },
            Robots = LinkTools.Core.Robots.RobotsPolicy.Ignore,
        });
        Assert.Equal("Bearer secret", home.Log.Entries[^1].Headers["Authorization"]);
        Assert.False(Assert.Single(away.Log.Entries).Headers.ContainsKey("Authorization"));
    }

    /// <summary>A site with a page that asks for a login.</summary>
    private static async Task<Site> StartAsync(string scheme, string? challenges)
    {
        var site = await Site.StartAsync(new SiteOptions { Listen = [$"{scheme}://127.0.0.1:0"] });
        site.Map("/private", context =>
        {
            if (context.Request.Headers.Authorization.Count > 0)
                return context.Response.WriteAsync("<!doctype html><a href=in>in</a>");
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = challenges!.Split('|');
            return Task.CompletedTask;
        });
        return site;
    }
}
