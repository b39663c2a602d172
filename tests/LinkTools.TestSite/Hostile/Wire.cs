using System.Net.Sockets;
using System.Text;

namespace LinkTools.TestSite.Hostile;

/// <summary>A connection on which a script decides every byte.</summary>
internal sealed class Wire(Stream stream, Socket socket, CancellationToken stop)
{
    public const string GoodPage = "<!DOCTYPE html><title>fine</title><a href=\"/one\">one</a> <a "
        + "href=\"/two\">two</a>";

    public CancellationToken Stop => stop;

    public Stream Stream => stream;

    /// <summary>The request as received, one byte in each character; "" before it has been read.</summary>
    public string Request { get; private set; } = "";

    /// <summary>The path of the request, without its query.</summary>
    public string Path => Request.Split(' ')[1].Split('?')[0];

    /// <summary>Reads the request line and the headers, and returns the path.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!EndsInEmptyLine(text))
        {
            if (await stream.ReadAsync(one, stop) == 0)
                return null;
            text.Append((char)one[0]);
        }

        Request = text.ToString();
        return Request.Split(' ')[1];
    }

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, stop);
        await stream.FlushAsync(stop);
    }

    /// <summary>A complete response with a correct Content-Length.</summary>
    public Task RespondAsync(string statusAndHeaders, string body = GoodPage) =>
        RespondAsync(statusAndHeaders, Encoding.Latin1.GetBytes(body));

    public async Task RespondAsync(string statusAndHeaders, byte[] body)
    {
        await SendAsync($"HTTP/1.1 {statusAndHeaders}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        await SendAsync(body);
    }

    /// <summary>Sends a piece again and again, with a pause between.</summary>
    public async Task RepeatAsync(ReadOnlyMemory<byte> piece, int pauseMilliseconds = 0)
    {
        while (true)
        {
            await SendAsync(piece);
            if (pauseMilliseconds > 0)
                await Task.Delay(pauseMilliseconds, stop);
        }
    }

    public Task RepeatAsync(string piece, int pauseMilliseconds = 0) =>
        RepeatAsync(Encoding.Latin1.GetBytes(piece), pauseMilliseconds);

    /// <summary>Closes the connection with a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    private static bool EndsInEmptyLine(StringBuilder text) =>
        text.Length >= 4 && text[^1] == '\n' && text[^2] == '\r' && text[^3] == '\n' && text[^4] == '\r';
}
