using System.Net;
using System.Net.Sockets;
using System.Text;
using LinkTools.Core.Checking;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Checking;

/// <summary>
/// How much memory and traffic a check needs. It runs alone, because memory is measured for the process.
/// </summary>
[CollectionDefinition(nameof(FootprintTests), DisableParallelization = true)]
[Collection(nameof(FootprintTests))]
public sealed class FootprintTests
{
    [Fact]
    public void A_URL_costs_250_bytes_at_most_and_an_id_eight()
    {
        const int urls = 100_000;
        const int ids = 50;
        Assert.InRange(Measure(urls, ids: null), 1, 250);
        Assert.InRange(Measure(urls / 10, ids) - Measure(urls / 10, ids: 0), 0, ids * 8.5);
    }

    [Fact]
    public async Task A_large_file_that_is_only_checked_is_not_read()
    {
        const int size = 50 << 20;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sent = 0L;
        var serving = ServeAsync();
        var check = Assert.Single(await Checks.RunAsync(
            Checks.Quick(seconds: 30), $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/large.iso"));
        Assert.Equal(("Ok", "GET", 2), (check.Status, check.Method, check.Attempts));
        await serving;
        // The system buffers this much before the server notices; its limits are included.
        Assert.InRange(sent, 1, 1 << 20);

        async Task ServeAsync()
        {
            var stop = TestContext.Current.CancellationToken;
            var chunk = new byte[4096];
            for (var isDone = false; !isDone;)
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                client.Client.SendBufferSize = 4096;
                await using var stream = client.GetStream();
                var read = await stream.ReadAsync(chunk, stop);
                isDone = Encoding.ASCII.GetString(chunk, 0, read).StartsWith("GET", StringComparison.Ordinal);
                await stream.WriteAsync(
                    Encoding.ASCII.GetBytes(isDone
                        ? $"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\nContent-Type: text/html\r\n\r\n"
                        : "HTTP/1.1 405 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"),
                    stop);
                try
                {
                    for (; isDone && sent < size; sent += chunk.Length)
                        await stream.WriteAsync(chunk, stop);
                }
                catch (IOException)
                {
                    // The client has read enough.
                }
            }
        }
    }

    private static double Measure(int urls, int? ids)
    {
        var held = 0L;
        ClaimBoard? board = null;
        board = new ClaimBoard(
            new CheckOptions(), new CertificateDates(), order => board!.Complete(order.Entry, order.Url, Answer(ids)),
            (_, _) => held++);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var n = 0; n < urls; n++)
        {
            var url = $"https://www.example.com/some/path/to/a/page-{n}.html{(ids is null ? "" : "#x")}";
            board.Admit(
                new LinkClaim { SourceUrl = "https://www.example.com/", Url = url, Href = url }, default, true);
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        Assert.Equal((urls, urls), (board.Count, held));
        return (after - before) / (double)urls;
    }

    private static UrlAnswer Answer(int? ids)
    {
        var answer = new UrlAnswer
        {
            StatusCode = 200,
            ContentType = new StringBuilder("text/html; charset=utf-8").ToString(),
            IsMarkup = true,
            WasReadForIds = ids is not null,
            Method = AskedBy.Head,
            Attempts = 1,
            Elapsed = TimeSpan.FromMilliseconds(20),
            Time = DateTimeOffset.UnixEpoch,
        };
        if (ids is not { } count)
            return answer;
        var places = new PagePlaces();
        for (var n = 0; n < count; n++)
            places.Add($"id-{n}");
        return answer.With(places, isCut: false);
    }
}
