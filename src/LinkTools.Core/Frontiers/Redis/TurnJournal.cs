using System.Diagnostics;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// What a worker has said in the last seconds. A server that crashes loses up to two seconds of what it was told
/// (appendfsync everysec), and has to be told again. Each part counts once, however often it is said.
/// </summary>
internal sealed class TurnJournal
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly Queue<(long Time, List<TurnPart> Parts)> _turns = new();

    /// <summary>Adds what was said in a turn.</summary>
    public void Add(List<TurnPart> parts)
    {
        if (parts.Count > 0)
            _turns.Enqueue((Stopwatch.GetTimestamp(), parts));
        while (_turns.TryPeek(out var first) && Stopwatch.GetElapsedTime(first.Time) > Kept)
            _turns.Dequeue();
    }

    /// <summary>All that is kept, in the order it was said. What was too long ago when the server went is not lost.
    /// </summary>
    public List<TurnPart> Recent() => [.. _turns.SelectMany(static turn => turn.Parts)];
}
