using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>What the parameters about TLS and HTTP versions do, as a server sees it.</summary>
public sealed class TlsParameterTests
{
    private const string Setup = """
        $secret = [securestring]::new(); 'pass'.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $user = [pscredential]::new('user', $secret)
        """;

    private static readonly SiteOptions Https = new() { Listen = ["https://127.0.0.1:0"] };

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_an_error_until_it_is_said_not_to_be()
    {
        await using var site = await Site.StartAsync(Https);
        using var engine = new Engine();
        Assert.Equal("TlsFailure", Assert.Single(engine.Run("Get-PageLinks $args[0]", site.Url("/page/1")).ErrorIds));
        Assert.Equal(0, site.Log.Count);
        Assert.Equal(10, engine.Run("Get-PageLinks $args[0] -SkipCertificateCheck", site.Url("/page/1")).ThrowOnError().Output.Count);
    }

    [Theory]
    [InlineData("", "HTTP/1.1")]
    [InlineData("-HttpVersion 1.1", "HTTP/1.1")]
    [InlineData("-HttpVersion 2.0", "HTTP/2")]
    public async Task The_HTTP_version_is_the_one_asked_for(string parameters, string expected)
    {
        await using var site = await Site.StartAsync(Https);
        using var engine = new Engine();
        var urls = Enumerable.Range(0, 40).Select(n => site.Url($"/page/{n}")).ToArray();
        var outcome = engine.Run($"$args[0] | Get-PageLinks -SkipCertificateCheck {parameters}", (object)urls).ThrowOnError();
        Assert.Equal(400, outcome.Output.Count);
        Assert.All(site.Log.Entries, entry => Assert.Equal(expected, entry.Protocol));
    }

    [Theory]
    [InlineData("Tls12", SslProtocols.Tls12)]
    [InlineData("Tls13", SslProtocols.Tls13)]
    public async Task The_TLS_version_is_the_one_allowed(string version, SslProtocols expected)
    {
        await using var site = await Site.StartAsync(Https);
        using var engine = new Engine();
        engine.Run($"Get-PageLinks $args[0] -SkipCertificateCheck -SslProtocol {version}", site.Url("/page/1")).ThrowOnError();
        Assert.Equal(expected, Assert.Single(site.Log.Entries).Tls);
    }

    [Fact]
    public async Task A_client_certificate_stays_with_the_origin_it_was_given_for()
    {
        await using var site = await Site.StartAsync(Https);
        // The same host, another port: another origin.
        await using var other = await Site.StartAsync(Https);
        using var mine = Certificates.Make("client.example", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var engine = new Engine();
        var redirect = site.Url("/redirect-to?url=" + Uri.EscapeDataString(other.Url("/page/2")));
        var outcome = engine.Run("Get-PageLinks $args[0] -SkipCertificateCheck -Certificate $args[1]", new[] { site.Url("/page/1"), redirect }, mine).ThrowOnError();
        Assert.Equal(20, outcome.Output.Count);
        Assert.All(site.Log.Entries, entry => Assert.Equal(mine.Thumbprint, entry.ClientCertificate));
        Assert.Null(Assert.Single(other.Log.Entries).ClientCertificate);

        engine.Run("Get-PageLinks $args[0] -SkipCertificateCheck -WebSession $args[1]", other.Url("/page/3"), new CertifiedSession(mine)).ThrowOnError();
        Assert.Equal(mine.Thumbprint, other.Log.Entries[^1].ClientCertificate);
    }

    [Fact]
    public async Task A_redirect_to_http_is_followed_without_credentials_and_told()
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["https://127.0.0.1:0", "http://127.0.0.1:0"] });
        using var engine = new Engine();
        var plain = $"{site.BaseUrls[1]}/page/2";
        var outcome = engine.Run(
            $"{Setup}; Get-PageLinks $args[0] -SkipCertificateCheck -Authentication Basic -Credential $user -Verbose",
            site.Url("/redirect-to?url=" + Uri.EscapeDataString(plain))).ThrowOnError();
        Assert.Equal(10, outcome.Output.Count);
        Assert.StartsWith("Basic ", site.Log.Entries[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.False(site.Log.Entries[1].Headers.ContainsKey("Authorization"));
        Assert.Contains(outcome.Verbose, line => line.Contains(plain, StringComparison.Ordinal) && line.Contains("not encrypted: no credentials", StringComparison.Ordinal));
    }

    /// <summary>Has the one property of Invoke-WebRequest's session that counts here.</summary>
    public sealed class CertifiedSession(X509Certificate2 certificate)
    {
        public X509CertificateCollection Certificates { get; } = [certificate];
    }
}
