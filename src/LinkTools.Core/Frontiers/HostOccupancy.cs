namespace LinkTools.Core.Frontiers;

/// <summary>
/// The requests in flight on each host, for several schedulers with the same hosts: a crawl, and the checks of its
/// links. If a host is at its limit, they take turns. Thread-safe.
/// </summary>
internal sealed class HostOccupancy
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Occupancy> _hosts = new(StringComparer.Ordinal);

    /// <summary>Takes one of a host's places; false if there is none for this scheduler now.</summary>
    /// <param name="host">The host's key.</param>
    /// <param name="limit">How many places it has.</param>
    /// <param name="onFree">Called once, on another thread, when it is time to try again after a false.</param>
    public bool TryEnter(string host, int limit, Action onFree)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(host, out var load))
                _hosts.Add(host, load = new Occupancy());
            // Whoever has waited longest is next; otherwise, the scheduler that freed a place would take it again,
            // forever.
            var isOthersTurn = load.Turn is { } turn && turn != onFree;
            if (load.Active >= limit || isOthersTurn)
            {
                if (load.Turn != onFree && !load.Waiting.Contains(onFree))
                    load.Waiting.Enqueue(onFree);
                return false;
            }

            load.Turn = null;
            load.Active++;
            return true;
        }
    }

    /// <summary>Frees a place.</summary>
    public void Leave(string host)
    {
        lock (_gate)
        {
            var load = _hosts[host];
            load.Active--;
            if (load.Turn is null && load.Waiting.TryDequeue(out var next))
            {
                load.Turn = next;
                // Its own lock may be held by a thread that waits for this one.
                ThreadPool.UnsafeQueueUserWorkItem(_ => Wake(host, next), null);
            }
            else if (load is { Active: 0, Turn: null })
            {
                _hosts.Remove(host);
            }
        }
    }

    private void Wake(string host, Action onFree)
    {
        onFree();
        Action? next = null;
        lock (_gate)
        {
            if (!_hosts.TryGetValue(host, out var load) || load.Turn != onFree)
                return;
            // It needs no place any more.
            load.Turn = null;
            if (load.Waiting.TryDequeue(out next))
                load.Turn = next;
            else if (load.Active == 0)
                _hosts.Remove(host);
        }

        if (next is not null)
            Wake(host, next);
    }

    private sealed class Occupancy
    {
        public Queue<Action> Waiting { get; } = new();

        /// <summary>Which scheduler gets the next place; null for any.</summary>
        public Action? Turn { get; set; }

        public int Active { get; set; }
    }
}
