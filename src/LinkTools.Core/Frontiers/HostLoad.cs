namespace LinkTools.Core.Frontiers;

/// <summary>The waiting pages and those in flight of one host, and how long its pages take. Not thread-safe.</summary>
internal sealed class HostLoad
{
    // The weight of a new page's time against the previous ones.
    private const double Weight = 0.25;

    // The lowest level first; there are few levels.
    private readonly List<Level> _levels = [];
    private readonly int _limit;
    private TimeSpan _usual;
    private long _quietSince;

    public HostLoad(string key, int limit)
    {
        (Key, _limit) = (key, limit);
        Node = new LinkedListNode<HostLoad>(this);
    }

    public string Key { get; }

    /// <summary>Pages in flight.</summary>
    public int Active { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>True once a page has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>When the first page began.</summary>
    public long FirstStart { get; private set; }

    /// <summary>The host's place in its owner's lists.</summary>
    public LinkedListNode<HostLoad> Node { get; }

    /// <summary>True if one more page may begin.</summary>
    public bool HasNext
    {
        get
        {
            if (Active >= _limit || Waiting == 0)
                return false;
            // The page with the smallest depth comes first. One level may begin while the level above is in flight, but
            // not two: so every page is found at its smallest depth, and one slow page does not hold up its host.
            return Active == 0 || NextDepth <= FirstLevel(static level => level.Active > 0) + 1;
        }
    }

    /// <summary>The level of the next page.</summary>
    public int NextDepth => FirstLevel(static level => level.Waiting > 0);

    /// <summary>The lowest level that is not finished.</summary>
    public int LowestDepth => _levels.Count > 0 ? _levels[0].Depth : int.MaxValue;

    public void Add(int depth)
    {
        var place = PlaceOf(depth);
        if (place == _levels.Count || _levels[place].Depth != depth)
            _levels.Insert(place, new Level(depth));
        _levels[place].Waiting++;
        Waiting++;
    }

    /// <summary>Removes a waiting page.</summary>
    public void Remove(int depth)
    {
        LevelOf(depth).Waiting--;
        Waiting--;
        Trim(depth);
    }

    /// <summary>Begins the next page; returns its level.</summary>
    public int Take(long now)
    {
        var depth = NextDepth;
        var level = LevelOf(depth);
        level.Waiting--;
        level.Active++;
        Waiting--;
        if (Active++ == 0)
            _quietSince = now;
        if (FirstStart == 0)
            FirstStart = now;
        return depth;
    }

    /// <summary>Ends a page after this time; null for one that was returned unread.</summary>
    public void Release(int depth, long now, TimeSpan? took)
    {
        LevelOf(depth).Active--;
        Active--;
        Trim(depth);
        if (took is not { } time)
            return;
        _usual = HasEnded ? (_usual * (1 - Weight)) + (time * Weight) : time;
        HasEnded = true;
        _quietSince = now;
    }

    /// <summary>True if pages take no longer than <paramref name="limit"/>, as far as is known.</summary>
    public bool IsQuick(long now, TimeSpan limit, TimeProvider time) =>
        HasEnded && _usual <= limit && (Active == 0 || time.GetElapsedTime(_quietSince, now) <= limit);

    private int FirstLevel(Func<Level, bool> has)
    {
        foreach (var level in _levels)
        {
            if (has(level))
                return level.Depth;
        }

        return int.MaxValue - 1;
    }

    private void Trim(int depth)
    {
        if (LevelOf(depth) is { Waiting: 0, Active: 0 } empty)
            _levels.Remove(empty);
    }

    private Level LevelOf(int depth) => _levels[PlaceOf(depth)];

    // The index of the level, or where it would be.
    private int PlaceOf(int depth)
    {
        var place = 0;
        while (place < _levels.Count && _levels[place].Depth < depth)
            place++;
        return place;
    }

    private sealed class Level(int depth)
    {
        public int Depth { get; } = depth;

        public int Waiting { get; set; }

        public int Active { get; set; }
    }
}
