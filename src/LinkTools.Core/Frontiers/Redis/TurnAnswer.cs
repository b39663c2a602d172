using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What the server answers in a worker's turn.</summary>
internal sealed class TurnAnswer
{
    private TurnAnswer(RedisResult[] parts)
    {
        // By host and level: host, level, pace, pages.
        Claims = [.. ((RedisResult[])parts[1]!).Select(static taken => (RedisResult[])taken!).SelectMany(
            static taken => ((byte[][])taken[3]!).Select(entry => new ClaimedPage(
                entry, (int)taken[1], (string)taken[0]!, (string)taken[2]!)))];
        var counts = (long[])parts[2]!;
        Counts = new FrontierCounts(counts[0], counts[1], counts[2]);
        IsOver = counts[3] == 1;
        NextTry = counts[4] < 0 ? null : TimeSpan.FromMicroseconds(counts[4]);
        Seeds = counts[5];
        Noted = [.. ((RedisResult[])parts[3]!).Chunk(3).Select(static page => (
            UrlBucket.Read((byte[])page[0]!), (int)page[1], (string)page[2]!))];
        Answers = [.. ((long[])parts[4]!).Select(static answer => answer == 1)];
    }

    /// <summary>The pages that are this worker's from now on.</summary>
    public IReadOnlyList<ClaimedPage> Claims { get; }

    public FrontierCounts Counts { get; }

    /// <summary>True when the crawl is over for all workers.</summary>
    public bool IsOver { get; }

    /// <summary>When a page may be claimed although nothing happens; null for never.</summary>
    public TimeSpan? NextTry { get; }

    /// <summary>How many seeds all workers together have.</summary>
    public long Seeds { get; }

    /// <summary>Pages to which a shorter way may be found: what each is known by, its level, its host.</summary>
    public IReadOnlyList<(ulong Hash, int Depth, string Host)> Noted { get; }

    /// <summary>The answers to the questions, in their order.</summary>
    public IReadOnlyList<bool> Answers { get; }

    /// <summary>Reads an answer; null when the server does not know the worker any more.</summary>
    public static TurnAnswer? Read(RedisResult result)
    {
        var parts = (RedisResult[])result!;
        return parts.Length == 1 ? null : new TurnAnswer(parts);
    }
}
