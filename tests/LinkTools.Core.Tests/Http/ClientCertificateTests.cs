using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// A server that asks for a client certificate and gets none it accepts closes the connection. The error says why, and
/// never suggests what the user has already done.
/// </summary>
public sealed class ClientCertificateTests
{
    private static readonly FetchOptions Trusting = new() { SkipsCertificateCheck = true, MaximumRetryCount = 0 };

    private static readonly X509Certificate2 Own = Certificates.Make(
        "client.example", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    [Theory]
    [InlineData(SslProtocols.Tls12, false)]
    [InlineData(SslProtocols.Tls13, false)]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, true)]
    public async Task A_server_that_wants_a_certificate_says_so(SslProtocols version, bool isReset)
    {
        await using var server = Demand(version, isReset);
        var page = await Crawls.RunAsync(UrlOf(server), Trusting);
        Assert.Equal(FailureReason.TlsFailure, page.Failure!.Reason);
        Assert.Contains("give one with -Certificate", page.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("try again", page.Failure.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("-SkipCertificateCheck", page.Failure.Message, StringComparison.Ordinal);
        Assert.NotNull(page.Failure.Cause);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_server_that_refuses_the_certificate_says_so(SslProtocols version)
    {
        await using var server = Demand(version, isReset: false, accepts: false);
        var page = await Crawls.RunAsync(
            UrlOf(server), Trusting with { ClientCertificates = [Own] });
        Assert.Equal(FailureReason.TlsFailure, page.Failure!.Reason);
        Assert.Contains("may not accept the one you gave", page.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_accepts_the_certificate_is_read()
    {
        await using var server = Demand(SslProtocols.Tls13, isReset: false, accepts: true);
        var page = await Crawls.RunAsync(
            UrlOf(server), Trusting with { ClientCertificates = [Own] });
        Assert.Null(page.Failure);
    }

    [Fact]
    public async Task A_certificate_for_another_origin_is_not_shown_and_the_advice_is_to_name_it()
    {
        await using var server = Demand(SslProtocols.Tls13, isReset: false, accepts: true);
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(
            site.Url($"/redirect-to?url={Uri.EscapeDataString(UrlOf(server))}"),
            Trusting with { ClientCertificates = [Own] });
        Assert.Equal(FailureReason.TlsFailure, page.Failure!.Reason);
        Assert.Contains("Give this URL", page.Failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain text", true, "-SkipCertificateCheck")]
    [InlineData("a reset", true, "-AllowPartial")]
    public async Task What_was_given_is_not_advised(string server, bool isGiven, string advice)
    {
        await using var listener = new RawListener(async (socket, stop) =>
        {
            await using var stream = new NetworkStream(socket);
            if (server == "plain text")
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), stop);
            else
                socket.LingerState = new LingerOption(true, 0);
        });
        var scheme = server == "plain text" ? "https" : "http";
        var options = Trusting with { SkipsCertificateCheck = isGiven, AllowsPartial = isGiven };
        var page = await Crawls.RunAsync($"{scheme}://127.0.0.1:{listener.Port}/", options);
        Assert.NotNull(page.Failure);
        Assert.DoesNotContain(advice, page.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_trusted_is_the_reason_even_if_it_asks_for_a_certificate()
    {
        await using var server = Demand(SslProtocols.Tls13, isReset: false, accepts: true);
        var page = await Crawls.RunAsync(UrlOf(server), Trusting with { SkipsCertificateCheck = false });
        Assert.Equal(FailureReason.TlsFailure, page.Failure!.Reason);
        Assert.Contains("-SkipCertificateCheck trusts any", page.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-CertificateThumbprint", page.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_without_TLS_is_no_matter_of_certificates()
    {
        await using var site = await Site.StartAsync();
        var page = await Crawls.RunAsync(
            site.Url("/").Replace("http:", "https:", StringComparison.Ordinal),
            Trusting with { SkipsCertificateCheck = false });
        Assert.Contains("whether the server uses TLS on this port", page.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_for_https_that_closes_the_connection_is_advised_as_one()
    {
        await using var server = Demand(SslProtocols.Tls13, isReset: false, accepts: true);
        var page = await Crawls.RunAsync(
            UrlOf(server).Replace("https:", "http:", StringComparison.Ordinal), Trusting);
        Assert.Equal(FailureReason.ConnectionReset, page.Failure!.Reason);
        Assert.Contains("check whether this port needs https", page.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-AllowPartial", page.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(ResponseEnded)", page.Failure.Message, StringComparison.Ordinal);
    }

    private static string UrlOf(RawListener server) => $"https://127.0.0.1:{server.Port}/";

    /// <summary>A server that asks for a client certificate.</summary>
    /// <param name="version">The TLS version: in 1.3 the handshake is over for the client before the server
    /// decides.</param>
    /// <param name="isReset">True to close the connection without an alert.</param>
    /// <param name="accepts">True if any certificate is accepted.</param>
    private static RawListener Demand(SslProtocols version, bool isReset, bool accepts = true) =>
        new(async (socket, stop) =>
        {
            await using var tls = new SslStream(new NetworkStream(socket));
            await tls.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = Certificates.SelfSigned,
                    EnabledSslProtocols = version,
                    ClientCertificateRequired = true,
                    RemoteCertificateValidationCallback = (_, shown, _, _) => isReset || (accepts && shown is not null),
                },
                stop);
            if (isReset)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                return;
            }

            var wire = new Wire(tls, socket, stop);
            await wire.ReadRequestAsync();
            await wire.RespondAsync("200 OK\r\nContent-Type: text/html");
        });
}
