using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Http;

/// <summary>The checks of response heads do not disturb TLS through a proxy.</summary>
public sealed class TunnelTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 Connection established\r\n\r\n")]
    [InlineData("HTTP/1.0 200 OK\r\nProxy-Agent: x\r\n\r\n")]
    public async Task Pages_are_read_over_TLS_through_a_proxy(string consent)
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["https://127.0.0.1:0"] });
        await using var proxy = StartProxy(new Uri(site.BaseUrl).Port, consent);
        var pages = await Crawls.RunAsync(
            Enumerable.Range(0, 20).Select(n => site.Url($"/page/{n}")),
            new FetchOptions { Proxy = new WebProxy($"http://127.0.0.1:{proxy.Port}"), SkipsCertificateCheck = true });
        Assert.All(pages, page => Assert.Equal(10, page.Links.Count));
    }

    [Fact]
    public async Task A_proxys_own_answer_with_NUL_is_refused()
    {
        await using var proxy = StartProxy(1, "HTTP/1.1 200 O\0K\r\n\r\n");
        var page = await Crawls.RunAsync(
            "https://127.0.0.1:9/", new FetchOptions { Proxy = new WebProxy($"http://127.0.0.1:{proxy.Port}") });
        Assert.Contains(
            page.Failure?.Reason,
            new FailureReason?[] { FailureReason.InvalidResponse, FailureReason.ProxyFailure });
    }

    private static RawListener StartProxy(int port, string consent) => new(async (socket, stop) =>
    {
        await using var client = new NetworkStream(socket);
        var wire = new Wire(client, socket, stop);
        if (await wire.ReadRequestAsync() is null)
            return;
        await wire.SendAsync(consent);
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, port, stop);
        await using var server = connection.GetStream();
        await Task.WhenAny(client.CopyToAsync(server, stop), server.CopyToAsync(client, stop));
    });
}
