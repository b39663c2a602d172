namespace LinkTools.Core.Frontiers;

/// <summary>
/// Decides whose page is read next: that of the host with the fewest pages in flight, so that each host gets its share
/// of the time, however long its pages take. A host at its limit does not hold up the others: its pages wait without a
/// place. Not thread-safe; its owner locks.
/// </summary>
/// <remarks>
/// A page that has begun cannot be called back. So a host whose speed is not known begins with one page, then two, then
/// four; and hosts that are known to be slow leave some places free for new hosts.
/// </remarks>
internal sealed class HostScheduler(SchedulerSettings settings)
{
    /// <summary>A page that takes longer is slow.</summary>
    private static readonly TimeSpan SlowPage = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it takes until a host that has not answered yet gets twice as many places.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>A place that was free for this long may also be used by slow hosts.</summary>
    private static readonly TimeSpan Unwanted = TimeSpan.FromSeconds(1);

    /// <summary>One of this number of places is kept free of slow hosts.</summary>
    private const int PlacesPerReserved = 8;

    private readonly Dictionary<string, HostLoad> _hosts = new(StringComparer.Ordinal);

    // Hosts that may begin a page, by the number of their pages in flight; in each list, the first one has waited
    // longest.
    private readonly List<LinkedList<HostLoad>> _ready = [];
    private long _lastTake = settings.Time.GetTimestamp();

    /// <summary>Waiting pages.</summary>
    public long Waiting { get; private set; }

    /// <summary>Pages in flight.</summary>
    public int Active { get; private set; }

    /// <summary>True when no more hosts will come.</summary>
    public bool IsSealed { get; set; }

    /// <summary>
    /// After <see cref="TryTake"/> has returned none: when it may return one without any event; null if only an event
    /// can change that.
    /// </summary>
    public TimeSpan? NextTry { get; private set; }

    /// <summary>
    /// Called when a host that others had filled has a free place again; on any thread, without a lock.
    /// </summary>
    public Action OnFree { get; set; } = static () => { };

    /// <summary>The lowest level of a host that is not finished; the largest number if it has no pages.</summary>
    public int LowestDepthOf(string host) => _hosts.TryGetValue(host, out var load) ? load.LowestDepth : int.MaxValue;

    /// <summary>How many pages of a host are waiting.</summary>
    public int WaitingOf(string host) => _hosts.TryGetValue(host, out var load) ? load.Waiting : 0;

    /// <summary>Adds a page of a host; the empty key stands for pages without a host, which have no limit.</summary>
    public void Add(string host, int depth)
    {
        if (!_hosts.TryGetValue(host, out var load))
            _hosts.Add(host, load = new HostLoad(host, host.Length == 0 ? int.MaxValue : settings.HostLimit));
        Change(load, static (load, depth) => load.Add(depth), depth);
        Waiting++;
    }

    /// <summary>Moves a waiting page to a lower level.</summary>
    public void Move(string host, int from, int to) =>
        Change(
            _hosts[host],
            static (load, depths) =>
            {
                load.Add(depths.to);
                load.Remove(depths.from);
            },
            (from, to));

    /// <summary>The turn of the next host; null if no page may begin now.</summary>
    public HostTurn? TryTake()
    {
        NextTry = null;
        var now = settings.Time.GetTimestamp();
        foreach (var list in _ready)
        {
            for (var node = list.First; node is not null; node = node.Next)
            {
                if (!MayBegin(node.Value, now) || !TryEnter(node.Value.Key))
                    continue;
                var depth = 0;
                Change(node.Value, (load, _) => depth = load.Take(now), 0);
                Waiting--;
                Active++;
                _lastTake = now;
                NextTry = null;
                return new HostTurn(node.Value.Key, depth, now);
            }
        }

        return null;
    }

    /// <summary>Says that the page of a turn has ended.</summary>
    public void Release(HostTurn turn)
    {
        var now = settings.Time.GetTimestamp();
        End(turn, settings.Time.GetElapsedTime(turn.Started, now), now);
    }

    /// <summary>Says that the page of a turn was not read.</summary>
    public void Drop(HostTurn turn) => End(turn, null, settings.Time.GetTimestamp());

    private void End(HostTurn turn, TimeSpan? took, long now)
    {
        var load = _hosts[turn.Host];
        Change(load, static (load, end) => load.Release(end.Depth, end.now, end.took), (turn.Depth, now, took));
        Active--;
        if (turn.Host.Length > 0)
            settings.Occupancy?.Leave(turn.Host);
        if (load is { Active: 0, Waiting: 0 })
            _hosts.Remove(turn.Host);
    }

    private bool TryEnter(string host) =>
        settings.Occupancy is not { } others || host.Length == 0
        || others.TryEnter(host, settings.HostLimit, OnFree);

    private bool MayBegin(HostLoad load, long now)
    {
        if (load.Active == 0 || load.Key.Length == 0 || load.IsQuick(now, SlowPage, settings.Time))
            return true;
        if (!load.HasEnded)
        {
            var steps = settings.Time.GetElapsedTime(load.FirstStart, now) / Step;
            if (steps < 30 && load.Active >= 1 << (int)steps)
                return Wait(Step * (Math.Floor(steps) + 1 - steps));
        }

        if (settings.FreePlaces() > (IsSealed ? 0 : settings.Places / PlacesPerReserved))
            return true;
        var unwanted = settings.Time.GetElapsedTime(_lastTake, now);
        return unwanted >= Unwanted || Wait(Unwanted - unwanted);
    }

    private bool Wait(TimeSpan wait)
    {
        NextTry = NextTry is { } other && other < wait ? other : wait;
        return false;
    }

    /// <summary>Changes a host and moves it to the end of the list that it belongs to now.</summary>
    private void Change<TState>(HostLoad load, Action<HostLoad, TState> change, TState state)
    {
        var before = load.Active;
        change(load, state);
        if (load.Node.List is { } list)
        {
            if (load.HasNext && load.Active == before)
                return;
            list.Remove(load.Node);
        }

        if (!load.HasNext)
            return;
        while (_ready.Count <= load.Active)
            _ready.Add([]);
        _ready[load.Active].AddLast(load.Node);
    }
}
