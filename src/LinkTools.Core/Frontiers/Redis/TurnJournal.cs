using System.Diagnostics;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// What a worker has sent in the last seconds. A server that crashes loses up to two seconds of what it was sent
/// (appendfsync everysec), so it must be sent again. Each part counts once, however often it is sent.
/// </summary>
internal sealed class TurnJournal
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Queue<(long Time, List<TurnPart> Parts)> _turns = new();

    /// <summary>Adds what was sent in a turn.</summary>
    public void Add(List<TurnPart> parts)
    {
        if (parts.Count > 0)
            _turns.Enqueue((Stopwatch.GetTimestamp(), parts));
        while (_turns.TryPeek(out var first) && Stopwatch.GetElapsedTime(first.Time) > Kept)
            _turns.Dequeue();
    }

    /// <summary>All that is kept, in its order. What was sent longer before the crash is not lost.</summary>
    public List<TurnPart> Recent() => [.. _turns.SelectMany(static turn => turn.Parts)];
}
