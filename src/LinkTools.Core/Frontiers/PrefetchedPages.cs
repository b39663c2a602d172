namespace LinkTools.Core.Frontiers;

/// <summary>
/// Pages that were claimed from a store, a few at once, and wait for the turn of their host. Not thread-safe.
/// </summary>
internal sealed class PrefetchedPages(IPageStore store)
{
    private readonly Dictionary<(string Host, int Depth), Queue<FrontierPage>> _queues = [];

    /// <summary>The page whose turn it is; null if the level has no more.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="allowed">How many more pages the crawl may claim.</param>
    public FrontierPage? Take(HostTurn turn, long allowed)
    {
        var key = (turn.Host, turn.Depth);
        if (!_queues.TryGetValue(key, out var queue))
            _queues.Add(key, queue = new Queue<FrontierPage>());
        if (queue.Count == 0)
            store.Claim(turn.Host, turn.Depth, (int)Math.Min(store.ClaimSize, allowed), queue);
        queue.TryDequeue(out var page);
        if (queue.Count == 0)
            _queues.Remove(key);
        return page;
    }

    /// <summary>One of them; null if there are none.</summary>
    public FrontierPage? Peek() => _queues.Values.FirstOrDefault(static queue => queue.Count > 0)?.Peek();

    /// <summary>Returns all of them to the store, unread.</summary>
    public void ReturnAll()
    {
        foreach (var page in _queues.Values.SelectMany(static queue => queue))
            store.Return(page);
    }
}
