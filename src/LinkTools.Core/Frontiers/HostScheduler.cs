namespace LinkTools.Core.Frontiers;

/// <summary>
/// Decides which host has a page read next: the one that has the fewest under way, so that each has its share of the
/// time, however long its pages take. A host at its limit costs the others nothing: its pages wait with its owner, not
/// in a place. Not for many threads at once; its owner locks.
/// </summary>
/// <remarks>
/// A page that has begun cannot be called back. So a host of which nobody knows yet how long its pages take begins with
/// one, then two, then four of them; and hosts known to be slow leave some places to those that are yet to come.
/// </remarks>
internal sealed class HostScheduler(SchedulerSettings settings)
{
    /// <summary>A page that takes longer is slow.</summary>
    private static readonly TimeSpan SlowPage = TimeSpan.FromMilliseconds(500);

    /// <summary>How long it takes a host that has not answered yet to be given twice as many places.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>A place that nobody has wanted for so long is free for slow hosts, too.</summary>
    private static readonly TimeSpan Unwanted = TimeSpan.FromSeconds(1);

    /// <summary>One place in so many is kept from slow hosts.</summary>
    private const int PlacesPerReserved = 8;

    private readonly Dictionary<string, HostLoad> _hosts = new(StringComparer.Ordinal);

    // Hosts that may begin a page, by the number they have under way; of each list the first has waited longest.
    private readonly List<LinkedList<HostLoad>> _ready = [];
    private long _lastTake = settings.Time.GetTimestamp();

    /// <summary>Pages that wait.</summary>
    public long Waiting { get; private set; }

    /// <summary>Pages under way.</summary>
    public int Active { get; private set; }

    /// <summary>Set once no further host will come.</summary>
    public bool IsSealed { get; set; }

    /// <summary>
    /// After a <see cref="TryTake"/> that gave none: when it may give one although nothing else happens; null when only
    /// something that happens can help.
    /// </summary>
    public TimeSpan? NextTry { get; private set; }

    /// <summary>Called when a host that others had filled has a place again; on any thread, without a lock.</summary>
    public Action OnFree { get; set; } = static () => { };

    /// <summary>The least deep level of a host that is not finished; the largest number when it has no pages.</summary>
    public int LowestDepthOf(string host) => _hosts.TryGetValue(host, out var load) ? load.LowestDepth : int.MaxValue;

    /// <summary>How many pages of a host wait.</summary>
    public int WaitingOf(string host) => _hosts.TryGetValue(host, out var load) ? load.Waiting : 0;

    /// <summary>Adds a page of a host; the empty key stands for pages that need no host, and have no limit.</summary>
    public void Add(string host, int depth)
    {
        if (!_hosts.TryGetValue(host, out var load))
            _hosts.Add(host, load = new HostLoad(host, host.Length == 0 ? int.MaxValue : settings.HostLimit));
        Change(load, static (load, depth) => load.Add(depth), depth);
        Waiting++;
    }

    /// <summary>Says that a page which waits turned out to be less deep.</summary>
    public void Move(string host, int from, int to) =>
        Change(
            _hosts[host],
            static (load, depths) =>
            {
                load.Add(depths.to);
                load.Remove(depths.from);
            },
            (from, to));

    /// <summary>The turn of the host that is next; null when none may begin a page now.</summary>
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

    /// <summary>Says that the page of a turn was not read after all.</summary>
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

    /// <summary>Changes a host and keeps it in the list it belongs to: at the end of another one than before.</summary>
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
