using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// The raw responses of llhttp's suite: what its strict parser rejects fails here too, and what it accepts does not
/// fail as invalid. .NET reads the bytes, so cases in which the two differ are listed with the reason.
/// </summary>
public sealed class LlhttpTests
{
    private const string NoDanger = "what follows a response on a connection that is closed is never read";
    private const string BareLineFeed = "RFC 9112, 2.2: a recipient may take a single LF as the end of a line";
    private const string ChunkedFirst =
        "RFC 9112, 6.1: a sender must put chunked last; what else such a body is nobody can know, and curl refuses it";
    private const string OtherProtocol = "not HTTP/1: a web client has no use for it";

    private static readonly Dictionary<string, string> Taken = new()
    {
        ["HTTP/1.1 with keep-alive disabled and 204 status"] = NoDanger,
        ["HTTP/1.1 with keep-alive disabled, content-length"] = NoDanger,
        ["Only LFs present and no body"] = BareLineFeed,
        ["Only LFs present"] = BareLineFeed,
        ["No carriage ret"] = BareLineFeed,
        [
            "Trailing space on chunked body"] = "RFC 9112, 7.1.1 asks recipients to take white space round a chunk's "
            + "extensions",
        ["No extension after semicolon"] = "an empty chunk extension is ignored like every other one",
    };

    private static readonly Dictionary<string, string> Refused = new()
    {
        ["`chunked` before other transfer-encoding"] = ChunkedFirst,
        ["multiple transfer-encoding where chunked is not the last one"] = ChunkedFirst,
        ["HTTP 100 first, then 400"] = "an empty line stands between the two responses",
        ["Response starting with CRLF"] = "an empty line stands before the response",
        ["RTSP response"] = OtherProtocol,
        ["ICE response"] = OtherProtocol,
        ["HTTP version 0.9"] = OtherProtocol,
    };

    [Fact]
    public async Task Responses_are_refused_where_llhttp_refuses_them()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var @case in Corpora.ReadJson("http/llhttp_responses.json").GetProperty("cases").EnumerateArray())
        {
            if (@case.GetProperty("meta").GetProperty("type").GetString() != "response")
                continue;
            count++;
            var name = @case.GetProperty("name").GetString()!;
            var isBad = @case.GetProperty("error").ValueKind == System.Text.Json.JsonValueKind.Object;
            var page = await ReadAsync(@case.GetProperty("responseBase64").GetBytesFromBase64());
            var isRefused = page.Failure is not null && (isBad || page.Failure.Reason == FailureReason.InvalidResponse);
            var expected = isBad ? !Taken.ContainsKey(name) : Refused.ContainsKey(name);
            if (isRefused != expected)
                wrong.Add($"{name}: {page.Outcome} {page.Failure?.Message}");
        }

        Assert.Equal(76, count);
        Assert.Empty(wrong);
    }

    private static async Task<PageResult> ReadAsync(byte[] response)
    {
        await using var listener = new RawListener(async (socket, stop) =>
        {
            await using var stream = new NetworkStream(socket);
            var wire = new Wire(stream, socket, stop);
            await wire.ReadRequestAsync();
            await wire.SendAsync(response);
        });
        var options = new FetchOptions
        {
            Timeout = TimeSpan.FromSeconds(5),
            MaximumRetryCount = 0,
            MaximumRedirection = 0,
        };
        return await Crawls.RunAsync($"http://127.0.0.1:{listener.Port}/", options);
    }
}
