using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkTools.Core.Tests.Checking;

/// <summary>A server on loopback with one file, which it sends as fast as it is taken.</summary>
internal sealed class LargeFile : IAsyncDisposable
{
    /// <summary>The length of the file.</summary>
    public const int Size = 50 << 20;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;
    private long _sent;

    /// <param name="head">What it answers to HEAD.</param>
    /// <param name="saysLength">True to say how long the file is; false to send it in chunks.</param>
    public LargeFile(string head, bool saysLength)
    {
        _listener.Start();
        _serving = ServeAsync(head, saysLength);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/large.iso";

    /// <summary>Bytes of the file that its system has taken for the client.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Ends when the client has gone.</summary>
    public Task Ended => _ended.Task;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(string head, bool saysLength)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                try
                {
                    await AnswerAsync(stream, head, saysLength);
                }
                catch (IOException)
                {
                    // The client has read enough.
                    _ended.TrySetResult();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream, string head, bool saysLength)
    {
        var chunk = new byte[16 << 10];
        var length = saysLength ? $"Content-Length: {Size}" : "Transfer-Encoding: chunked";
        var size = Encoding.ASCII.GetBytes(
            saysLength ? "" : chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        var end = saysLength ? [] : "\r\n"u8.ToArray();
        while (true)
        {
            var read = await stream.ReadAsync(chunk, _stop.Token);
            if (read == 0)
            {
                _ended.TrySetResult();
                return;
            }

            var isHead = chunk.AsSpan().StartsWith("HEAD"u8);
            var status = isHead ? head : "200 OK";
            var answer = $"HTTP/1.1 {status}\r\n{(status.StartsWith('2') ? length : "Content-Length: 0")}\r\n"
                + "Content-Type: text/html\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            for (; !isHead && Sent < Size; Interlocked.Add(ref _sent, chunk.Length))
                await stream.WriteAsync((byte[])[.. size, .. chunk, .. end], _stop.Token);
        }
    }
}
