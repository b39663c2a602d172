using System.Globalization;
using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>Replies are accepted or refused as curl does with the same bytes, or a reason is listed.</summary>
[Trait("Category", "Long")]
public sealed class CurlComparisonTests(ITestOutputHelper output)
{
    private const int Seed = 20_260;
    private const int AtOnce = 4;

    [Fact]
    public async Task Replies_are_judged_as_curl_judges_them_or_there_is_a_reason()
    {
        Assert.SkipUnless(Curl.IsPresent, "There is no curl on this machine.");
        var replies = ReplyGenerator.Make(Seed);
        Assert.True(replies.Count >= 300, $"{replies.Count} replies");
        await using var listener = new RawListener((socket, stop) => AnswerAsync(replies, socket, stop));
        var verdicts = new (Verdict Curl, Verdict Ours)[replies.Count];
        using var fetcher = new PageFetcher(new FetchOptions
        {
            SkipsHttpErrorCheck = true,
            MaximumRetryCount = 0,
            BypassesProxy = true,
            Timeout = TimeSpan.FromSeconds(20),
        });
        await Parallel.ForAsync(
            0, replies.Count,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = TestContext.Current.CancellationToken,
            },
            async (i, stop) =>
            {
                var url = $"http://127.0.0.1:{listener.Port}/{i}";
                verdicts[i] = (await Curl.ReadAsync(url, stop), await ReadAsync(fetcher, url, stop));
            });

        var unexplained = new List<string>();
        var differing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (reply, (curl, ours)) in replies.Zip(verdicts))
        {
            if (curl.Agrees(ours))
                continue;
            var known = KnownDifferences.Of(reply);
            if (known is [var alone])
                differing.Add(alone);
            if (known.Length == 0)
                unexplained.Add($"{reply}: curl {curl}, ours {ours}");
        }

        var differ = verdicts.Count(verdict => !verdict.Curl.Agrees(verdict.Ours));
        output.WriteLine($"{replies.Count} replies, {differ} differ");
        Assert.True(unexplained.Count == 0, string.Join('\n', unexplained));
        Assert.DoesNotContain(KnownDifferences.Reasons.Keys, part => !differing.Contains(part));
    }

    private static async Task AnswerAsync(List<Reply> replies, Socket socket, CancellationToken stop)
    {
        await using var stream = new NetworkStream(socket);
        var wire = new Wire(stream, socket, stop);
        if (await wire.ReadRequestAsync() is not { } target)
            return;
        await wire.SendAsync(replies[int.Parse(target.AsSpan(1), CultureInfo.InvariantCulture)].Bytes);
        socket.Shutdown(SocketShutdown.Send);
        // Closing before the reader is done could cause a reset, which is another reply.
        await stream.CopyToAsync(Stream.Null, stop);
    }

    private static async Task<Verdict> ReadAsync(PageFetcher fetcher, string url, CancellationToken stop)
    {
        byte[] body = [];
        var request = PageRequest.ForUrl(url);
        var result = await fetcher.FetchAsync(
            request,
            async (page, token) =>
            {
                using var memory = new MemoryStream();
                await page.Content.CopyToAsync(memory, token);
                body = memory.ToArray();
                return PageResult.Read(request);
            },
            gate: null, slot: null, stop);
        return result.Outcome == PageOutcome.Read
            ? new Verdict(body, "")
            : new Verdict(null, $"{result.Failure?.Reason} {result.SkipReason}".Trim());
    }
}
