using System.Management.Automation;
using System.Net;
using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>The parameters that Invoke-WebRequest has too: what they do, and which exclude each other.</summary>
public sealed class FetchParameterTests
{
    private const string Setup = """
        $secret = [securestring]::new(); 'pass'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $user = [pscredential]::new('user', $secret)
        """;

    [Theory]
    [InlineData("-Authentication Basic", "CredentialNotSupplied")]
    [InlineData("-Authentication Bearer", "TokenNotSupplied")]
    [InlineData("-Authentication OAuth", "TokenNotSupplied")]
    [InlineData("-Token $secret", "TokenNotUsed")]
    [InlineData("-Authentication Basic -Credential $user -Token $secret", "TokenNotUsed")]
    [InlineData("-Authentication Basic -Credential $user -UseDefaultCredentials", "AuthenticationConflict")]
    [InlineData("-Credential $user -UseDefaultCredentials", "CredentialConflict")]
    [InlineData("-NoProxy -Proxy http://127.0.0.1:1", "ProxyConflict")]
    [InlineData("-Proxy http://127.0.0.1:1 -ProxyUseDefaultCredentials -ProxyCredential $user", "ProxyCredentialConflict")]
    [InlineData("-ProxyUseDefaultCredentials", "ProxyNotSupplied")]
    [InlineData("-ProxyCredential $user", "ProxyNotSupplied")]
    [InlineData("-HttpVersion 7.0", "HttpVersionNotSupported")]
    [InlineData("-Proxy 127.0.0.1:3128", "InvalidProxy")]
    [InlineData("-WebSession 'abc'", "InvalidWebSession")]
    [InlineData("-Headers @{ 'X Y' = 'b' }", "InvalidHeader")]
    [InlineData("-Headers @{ '' = 'b' }", "InvalidHeader")]
    [InlineData("-Headers @{ X = \"a`r`nEvil: 1\" }", "InvalidHeader")]
    [InlineData("-UserAgent \"a`nb\"", "InvalidHeader")]
    [InlineData("-TimeoutSec -1", "ParameterArgumentValidationError")]
    [InlineData("-ThrottleLimit 0", "ParameterArgumentValidationError")]
    [InlineData("-MaximumPageBytes 0", "ParameterArgumentValidationError")]
    [InlineData("-Kind Hyperlnk", "UnknownKind")]
    public async Task What_makes_no_sense_ends_the_command_before_any_request(string parameters, string id)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run($"{Setup}; Get-PageLinks $args[0] {parameters}", site.Url("/page/1"));
        Assert.Equal($"{id},LinkTools.Commands.GetPageLinksCommand", outcome.FatalId);
        Assert.Empty(outcome.Output);
        Assert.Equal(0, site.Log.Count);
    }

    [Fact]
    public async Task Credentials_travel_unencrypted_only_when_that_is_said()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var refused = engine.Run($"{Setup}; Get-PageLinks $args[0] -Authentication Basic -Credential $user", site.Url("/secret"));
        Assert.Equal("UnencryptedAuthentication", Assert.Single(refused.ErrorIds));
        Assert.Equal(0, site.Log.Count);

        var sent = engine.Run($"{Setup}; Get-PageLinks $args[0] -Authentication Basic -Credential $user -AllowUnencryptedAuthentication", site.Url("/secret")).ThrowOnError();
        Assert.Equal(10, sent.Output.Count);
        Assert.Equal(1, site.Log.Count);
    }

    [Fact]
    public async Task A_credential_answers_a_challenge()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        Assert.Equal(10, engine.Run($"{Setup}; Get-PageLinks $args[0] -Credential $user", site.Url("/secret")).ThrowOnError().Output.Count);
        Assert.Equal(2, site.Log.Count);
    }

    [Theory]
    [InlineData("-Headers @{ 'X-One' = 'a'; 'Accept-Language' = 'nn' }", "X-One: a", "Accept-Language: nn")]
    [InlineData("-Headers @{ 'X-List' = 'a', 'b'; 'Content-Type' = 'text/plain' }", "X-List: a b")]
    [InlineData("-UserAgent 'Probe/2'", "User-Agent: Probe/2")]
    [InlineData("-Authentication Bearer -Token $secret -AllowUnencryptedAuthentication", "Authorization: Bearer pass")]
    [InlineData("", "User-Agent: LinkTools/0.1.0 (+https://github.com/linktools/linktools)")]
    public async Task Headers_are_sent(string parameters, params string[] expected)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run($"{Setup}; Get-PageLinks $args[0] {parameters}", site.Url("/headers")).ThrowOnError();
        var headers = outcome.Values<string>("Text").ToList();
        Assert.All(expected, header => Assert.Contains(header, headers));
    }

    [Fact]
    public async Task A_session_is_read_by_its_properties_and_gets_the_cookies_that_pages_set()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var session = new FakeSession();
        session.Headers["X-From-Session"] = "yes";
        engine.Run("Get-PageLinks $args[0] -WebSession $args[1]", site.Url("/set-cookie/oat"), session).ThrowOnError();
        Assert.Equal("oat", session.Cookies.GetCookies(new Uri(site.BaseUrl))["flavour"]?.Value);

        var headers = engine.Run("Get-PageLinks $args[0] -WebSession $args[1]", site.Url("/headers"), session).ThrowOnError().Values<string>("Text").ToList();
        Assert.Contains("Cookie: flavour=oat", headers);
        Assert.Contains("X-From-Session: yes", headers);
        Assert.Contains("User-Agent: Session/1", headers);
    }

    [Fact]
    public async Task A_proxy_is_asked_for_hosts_that_it_alone_knows()
    {
        await using var proxy = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks http://no-such-host.invalid/page/3 -Proxy $args[0]", proxy.BaseUrl).ThrowOnError();
        Assert.Equal("http://no-such-host.invalid/page/4", outcome.Values<string>("Url").First());
        var direct = engine.Run("Get-PageLinks http://no-such-host.invalid/page/3 -NoProxy");
        Assert.Equal("NameResolution", Assert.Single(direct.ErrorIds));

        proxy.Map("/asks", context =>
        {
            context.Response.StatusCode = 407;
            return Task.CompletedTask;
        });
        Assert.Equal("ProxyFailure", Assert.Single(engine.Run("Get-PageLinks http://no-such-host.invalid/asks -Proxy $args[0]", proxy.BaseUrl).ErrorIds));
        var gone = engine.Run("Get-PageLinks http://no-such-host.invalid/page/3 -Proxy http://127.0.0.1:1");
        Assert.Equal("ProxyFailure", Assert.Single(gone.ErrorIds));
        Assert.Contains("127.0.0.1:1", gone.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_followed_up_to_the_limit()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        Assert.Equal(10, engine.Run("Get-PageLinks $args[0] -MaximumRedirection 3", site.Url("/redirect/3")).ThrowOnError().Output.Count);
        Assert.Equal("TooManyRedirects", Assert.Single(engine.Run("Get-PageLinks $args[0] -MaximumRedirection 2", site.Url("/redirect/3")).ErrorIds));
    }

    [Fact]
    public async Task The_page_of_an_error_status_is_read_when_asked_for()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks $args[0]", site.Url("/status/404"));
        Assert.Equal(("HttpStatus", 0), (Assert.Single(outcome.ErrorIds), outcome.Output.Count));
        Assert.Equal(ErrorCategory.InvalidResult, outcome.Errors[0].CategoryInfo.Category);
        Assert.Equal(site.Url("/status/404"), outcome.Errors[0].TargetObject);
        Assert.Equal(10, engine.Run("Get-PageLinks $args[0] -SkipHttpErrorCheck", site.Url("/status/404")).ThrowOnError().Output.Count);
    }

    [Theory]
    [InlineData("Get-PageLinks http://a.example -HttpVersion 2", "2.0")]
    [InlineData("Get-PageLinks http://a.example -Authentication Ba", "Basic")]
    [InlineData("Get-PageLinks http://a.example -SslProtocol Tls1", "Tls12")]
    [InlineData("Get-PageLinks http://a.example -Kind Im", "Image")]
    public void Values_that_are_few_are_completed(string line, string expected)
    {
        using var engine = new Engine();
        using var shell = engine.Prepare("");
        shell.Commands.Clear();
        var completion = CommandCompletion.CompleteInput(line, line.Length, null, shell);
        Assert.Contains(expected, completion.CompletionMatches.Select(match => match.CompletionText));
    }

    /// <summary>Has the properties of Invoke-WebRequest's session that matter, whose own type the bare engine lacks.</summary>
    public sealed class FakeSession
    {
        public Dictionary<string, string> Headers { get; } = [];

        public CookieContainer Cookies { get; } = new();

        public string UserAgent { get; } = "Session/1";

        public int MaximumRedirection { get; } = -1;
    }
}
