namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker will send in its next turns. Thread-safe.</summary>
internal sealed class TurnQueue
{
    /// <summary>The most values of one turn, which take the server some milliseconds.</summary>
    private const int ValuesAtOnce = 6000;

    private readonly Queue<TurnPart> _parts = new();

    public bool IsEmpty
    {
        get
        {
            lock (_parts)
                return _parts.Count == 0;
        }
    }

    public void Add(TurnPart part)
    {
        lock (_parts)
            _parts.Enqueue(part);
    }

    /// <summary>As much as fits in one turn, in its order.</summary>
    public List<TurnPart> Take()
    {
        var parts = new List<TurnPart>();
        var values = 0;
        lock (_parts)
        {
            while (values < ValuesAtOnce && _parts.TryDequeue(out var part))
            {
                parts.Add(part);
                values += part.Values.Length;
            }
        }

        return parts;
    }

    /// <summary>Ends all waiting for what was not sent.</summary>
    public void Fail(Exception exception)
    {
        while (!IsEmpty)
            Take().ForEach(part => part.Fail(exception));
    }
}
