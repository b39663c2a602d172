namespace LinkTools.Core.Frontiers;

/// <summary>
/// How many requests are under way on each host, over several schedulers that ask the same hosts: a crawl, and the
/// checks of what it finds. Where a host is at its limit they take turns. May be used by many threads.
/// </summary>
internal sealed class HostOccupancy
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Occupancy> _hosts = new(StringComparer.Ordinal);

    /// <summary>Takes one of a host's places; false where it has none for this scheduler now.</summary>
    /// <param name="host">The host's key.</param>
    /// <param name="limit">How many places it has.</param>
    /// <param name="onFree">Called once, on another thread, when to try again after a false.</param>
    public bool TryEnter(string host, int limit, Action onFree)
    {
        lock (_gate)
        {
            if (!_hosts.TryGetValue(host, out var load))
                _hosts.Add(host, load = new Occupancy());
            // Who has waited is next: else the one whose place has come free would take it again, for ever.
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

    /// <summary>Gives a place back.</summary>
    public void Leave(string host)
    {
        lock (_gate)
        {
            var load = _hosts[host];
            load.Active--;
            if (load.Turn is null && load.Waiting.TryDequeue(out var next))
            {
                load.Turn = next;
                // Its own lock may be held by who waits for this one.
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
            // It wanted none after all.
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

        /// <summary>Whose turn the next place is; null for anybody's.</summary>
        public Action? Turn { get; set; }

        public int Active { get; set; }
    }
}
