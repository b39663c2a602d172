using System.Net;
using System.Net.Sockets;

namespace LinkTools.Core.Tests.Checking;

public sealed class SilentServerTests
{
    [Fact]
    public async Task A_server_that_closes_each_connection_without_an_answer_gets_one_HEAD_and_one_GET()
    {
        var stop = TestContext.Current.CancellationToken;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var methods = new List<string>();
        var serving = ServeAsync();
        var options = Checks.Quick();
        var check = Assert.Single(await Checks.RunAsync(
            options with
            {
                Crawl = options.Crawl with { Fetch = options.Crawl.Fetch with { MaximumRetryCount = 0 } },
            },
            $"http://{listener.LocalEndpoint}/"));
        listener.Stop();
        await serving;
        Assert.Equal("Unreachable", check.Status);
        Assert.Equal(["HEAD", "GET"], methods);

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync(stop);
                    using var reader = new StreamReader(client.GetStream());
                    methods.Add((await reader.ReadLineAsync(stop))!.Split(' ')[0]);
                    while (await reader.ReadLineAsync(stop) is { Length: > 0 })
                    {
                    }
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The listener has stopped.
            }
        }
    }
}
