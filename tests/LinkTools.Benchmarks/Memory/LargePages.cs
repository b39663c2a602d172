using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkTools.Benchmarks.Memory;

/// <summary>
/// A site on loopback with pages of 16 MB that repeat one text, and are a few kilobytes when compressed. It is a simple
/// server, because it must not take the processor from the measured process.
/// </summary>
internal sealed class LargePages : IAsyncDisposable
{
    /// <summary>The default for the largest page that is read.</summary>
    private const int PageBytes = 16 << 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _page;
    private readonly Task _accepting;

    /// <param name="shape">The text that the page repeats.</param>
    /// <param name="start">The text before it.</param>
    /// <param name="end">The text after it.</param>
    /// <param name="links">Pages that a page named <c>index</c> links to.</param>
    public LargePages(string shape, string start, string end, int links)
    {
        _listener.Start();
        _page = Answer(Fill(shape, start, end));
        var index = Answer(Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(0, links).Select(i => $"<a href=/page/{i}></a>"))));
        _accepting = AcceptAsync(index);
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private static byte[] Fill(string shape, string start, string end)
    {
        var text = new StringBuilder(start, PageBytes);
        for (var i = 0; text.Length + shape.Length < PageBytes - 8; i++)
            text.Append(shape.Replace("{i}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return Encoding.ASCII.GetBytes(text.Append(end).ToString());
    }

    private static byte[] Answer(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(body);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
            + $"Content-Length: {packed.Length}\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()];
    }

    private async Task AcceptAsync(byte[] index)
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token), index);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The run has ended.
        }
    }

    private async Task ServeAsync(TcpClient client, byte[] index)
    {
        using (client)
        {
            var buffer = new byte[4096];
            var length = 0;
            try
            {
                var stream = client.GetStream();
                while (!Encoding.ASCII.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
                    if (read == 0)
                        return;
                    length += read;
                }

                var request = Encoding.ASCII.GetString(buffer, 0, length);
                await stream.WriteAsync(
                    request.StartsWith("GET /page/", StringComparison.Ordinal) ? _page : index, _stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client has disconnected, or the run has ended.
            }
        }
    }
}
