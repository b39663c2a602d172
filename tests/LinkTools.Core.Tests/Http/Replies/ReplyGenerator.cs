using System.Text;

namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>
/// Generates replies: the usual one, each part alone, each coding cut off everywhere, and random combinations.
/// </summary>
internal static class ReplyGenerator
{
    private const int ByChance = 250;

    // A body that ends with the connection cannot be recognised as cut off.
    private static readonly HashSet<string> Codable =
    [
        "gzip", "x-gzip", "deflate", "deflate without zlib", "br", "gzip, then gzip", "gzip, then br",
        "gzip in two members",
    ];

    /// <summary>The replies, the same for the same seed.</summary>
    public static List<Reply> Make(int seed)
    {
        var replies = new Dictionary<string, Reply>(StringComparer.Ordinal);
        for (var i = 0; i < ReplyParts.Statuses.Length; i++)
            Add(status: i);
        for (var i = 0; i < ReplyParts.Headers.Length; i++)
            Add(header: i);
        for (var i = 0; i < ReplyParts.Framings.Length; i++)
            Add(framing: i);
        for (var i = 0; i < ReplyParts.Codings.Length; i++)
        {
            Add(coding: i);
            for (var cut = 1; Codable.Contains(ReplyParts.Codings[i].Name) && cut < ReplyParts.Cuts.Length; cut++)
                Add(coding: i, cut: cut);
        }

        var random = new Random(seed);
        for (var count = replies.Count + ByChance; replies.Count < count;)
        {
            var coding = random.Next(ReplyParts.Codings.Length);
            Add(
                Seldom(ReplyParts.Statuses.Length), Seldom(ReplyParts.Headers.Length),
                random.Next(ReplyParts.Framings.Length), coding,
                Codable.Contains(ReplyParts.Codings[coding].Name) ? Seldom(ReplyParts.Cuts.Length) : 0);
        }

        return [.. replies.Values];

        int Seldom(int count) => random.Next(3) == 0 ? random.Next(count) : 0;

        void Add(int status = 0, int header = 0, int framing = 0, int coding = 0, int cut = 0)
        {
            var reply = Make(
                ReplyParts.Statuses[status], ReplyParts.Headers[header], ReplyParts.Framings[framing],
                ReplyParts.Codings[coding], ReplyParts.Cuts[cut]);
            replies.TryAdd(reply.ToString(), reply);
        }
    }

    private static Reply Make(
        (string Name, string Text) status, (string Name, string Text) header,
        (string Name, Func<byte[], (string Headers, byte[] Body)> Frame) framing,
        (string Name, string Header, Func<byte[], byte[]> Code) coding, (string Name, Func<byte[], byte[]> Take) cut)
    {
        var (headers, body) = framing.Frame(cut.Take(coding.Code(ReplyParts.Page)));
        var named = coding.Header.Length > 0 ? $"Content-Encoding: {coding.Header}\r\n" : "";
        var start = $"{status.Text}{header.Text}Content-Type: text/html\r\n{headers}{named}\r\n";
        byte[] bytes = [.. Encoding.Latin1.GetBytes(start), .. body];
        return new Reply(status.Name, header.Name, framing.Name, coding.Name, cut.Name, bytes);
    }
}
